// Package gorm has what the starter calls of GORM 2, on top of the GORM 1 of Debian.
package gorm

import (
	"context"

	"github.com/jinzhu/gorm"
)

type Config struct{}

type Dialector struct{ Name, Address string }

type DB struct{ *gorm.DB }

func Open(dialector Dialector, _ *Config) (*DB, error) {
	opened, err := gorm.Open(dialector.Name, dialector.Address)
	return &DB{opened}, err
}

func (d *DB) AutoMigrate(values ...interface{}) error { return d.DB.AutoMigrate(values...).Error }

// GORM 1 knows no context.
func (d *DB) WithContext(context.Context) *gorm.DB { return d.DB }
