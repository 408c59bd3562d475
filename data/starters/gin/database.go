%% for line in origin
// %%{line}
%% end

package main

import (
	"context"
	"time"

	"gorm.io/driver/postgres"
	"gorm.io/gorm"
)

type Note struct {
	ID        uint      `json:"id"`
	Text      string    `json:"text" gorm:"size:500;not null"`
	CreatedAt time.Time `json:"created_at"`
}

type database struct {
	gorm *gorm.DB
}

// The table is made if it is not there.
func openDatabase() (*database, error) {
	opened, err := gorm.Open(postgres.Open(databaseURL()), &gorm.Config{})
	if err != nil {
		return nil, err
	}
	return &database{opened}, opened.AutoMigrate(&Note{})
}

func (d *database) add(ctx context.Context, text string) (Note, error) {
	note := Note{Text: text}
	return note, d.gorm.WithContext(ctx).Create(&note).Error
}

func (d *database) list(ctx context.Context) ([]Note, error) {
	notes := []Note{}
	return notes, d.gorm.WithContext(ctx).Order("id desc").Limit(100).Find(&notes).Error
}

func (d *database) ping(ctx context.Context) error {
	return d.gorm.WithContext(ctx).Exec("SELECT 1").Error
}
