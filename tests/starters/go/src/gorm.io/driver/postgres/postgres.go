// Package postgres opens PostgreSQL with the driver lib/pq, which asks for TLS unless it is told not to.
package postgres

import (
	_ "github.com/lib/pq"
	"gorm.io/gorm"
)

func Open(address string) gorm.Dialector {
	return gorm.Dialector{Name: "postgres", Address: address + "?sslmode=disable"}
}
