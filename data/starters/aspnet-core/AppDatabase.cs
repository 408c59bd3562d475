%% for line in origin
// %%{line}
%% end
using System.ComponentModel.DataAnnotations;
%% if stack.database is sql-server
using Microsoft.Data.SqlClient;
%% end
using Microsoft.EntityFrameworkCore;
%% if stack.database is postgresql
using Npgsql;
%% end

namespace App;

public class Note
{
    public int Id { get; set; }

    [MaxLength(500)]
    public required string Text { get; set; }

    public DateTime CreatedAt { get; set; } = DateTime.UtcNow;
}

public class AppDatabase(DbContextOptions<AppDatabase> options) : DbContext(options)
{
    public DbSet<Note> Notes => Set<Note>();

    // Everything that differs between machines comes from the environment; .env.example lists it.
    public static string Address(IConfiguration settings) =>
%% if stack.database is sql-server
        new SqlConnectionStringBuilder
        {
            DataSource = $"{settings["DATABASE_HOST"] ?? "127.0.0.1"},{settings.GetValue("DATABASE_PORT", 1433)}",
            InitialCatalog = settings["DATABASE_NAME"] ?? "app",
            UserID = settings["DATABASE_USER"] ?? "sa",
            Password = settings["DATABASE_PASSWORD"] ?? "",
            TrustServerCertificate = settings["DATABASE_HOST"] is null or "127.0.0.1", // the certificate of the image is its own
        }.ConnectionString;
%% else
        new NpgsqlConnectionStringBuilder
        {
            Host = settings["DATABASE_HOST"] ?? "127.0.0.1",
            Port = settings.GetValue("DATABASE_PORT", 5432),
            Database = settings["DATABASE_NAME"] ?? "app",
            Username = settings["DATABASE_USER"] ?? "app",
            Password = settings["DATABASE_PASSWORD"],
        }.ConnectionString;
%% end
}
