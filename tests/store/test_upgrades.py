"""The upgrades leave the very tables that the store speaks of."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from workshop.store.tables import metadata


def test_the_upgrades_make_the_tables(store):
    def differences(connection):
        return compare_metadata(MigrationContext.configure(connection), metadata)

    assert store.db.read(differences) == []
