%% for line in origin
# %%{line}
%% end
import os

import click
from sqlalchemy import Column, DateTime, Integer, String, create_engine, func, select, text
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session, declarative_base

engine = create_engine(
    URL.create(
        "postgresql+psycopg",
        username=os.environ.get("DATABASE_USER", "app"),
        password=os.environ.get("DATABASE_PASSWORD", ""),
        host=os.environ.get("DATABASE_HOST", "127.0.0.1"),
        port=int(os.environ.get("DATABASE_PORT", "5432")),
        database=os.environ.get("DATABASE_NAME", "app"),
    ),
    pool_pre_ping=True,
)
Base = declarative_base()


class Note(Base):
    __tablename__ = "notes"

    id = Column(Integer, primary_key=True)
    text = Column(String(500), nullable=False)
    created_at = Column(DateTime(timezone=True), nullable=False, server_default=func.now())

    def as_json(self):
        return {"id": self.id, "text": self.text, "created_at": self.created_at.isoformat()}


def add_note(content):
    with Session(engine) as session:
        note = Note(text=content)
        session.add(note)
        session.commit()
        return note.as_json()


def list_notes():
    with Session(engine) as session:
        newest = select(Note).order_by(Note.id.desc()).limit(100)
        return [note.as_json() for note in session.execute(newest).scalars()]


def ping():
    with engine.connect() as connection:
        connection.execute(text("SELECT 1"))


@click.command("init-db")
def init_db():
    """Make the tables that are not there."""
    Base.metadata.create_all(engine)


def init_app(app):
    app.cli.add_command(init_db)
