// SPDX-License-Identifier: MIT

#include "core/storage/database/databasefile.h"
#include "tests/support/diskimage.h"
#include "tests/support/filesizelimit.h"
#include "tests/support/oldfile.h"

#include <QLoggingCategory>

#include <algorithm>

using namespace lockstep;
using namespace lockstep::test;

namespace {

/// A file of the first schema with rows in all its tables, as it stands on the disk.
DiskImage oldImage()
{
    OldFile old;
    old.addPayee();
    old.addJobs();
    old.addTheRest();
    old.close();
    return DiskImage::of(old.path());
}

/// A folder with such a file, or with what is left of it.
struct Copy
{
    explicit Copy(const DiskImage& image)
    {
        if (!QDir(folder.path()).mkdir("data")) qFatal("no folder");
        QFile::setPermissions(folder.filePath("data"), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        image.putAt(path());
    }
    QString path() const { return folder.filePath("data/lockstep.sqlite"); }
    Result<std::unique_ptr<Database>> open() const { return Database::open(path(), testIdentity()); }
    QTemporaryDir folder;
};

/// For each table of the first schema a statement that gives its rows as text, by the columns it had then.
QStringList rowStatements()
{
    Connection first;
    must(first.open(":memory:", Connection::Access::Write));
    must(first.migrate(migrations().first(1)));
    QSqlQuery tables(first.handle());
    tables.exec(
        "SELECT name, (SELECT group_concat('quote(' || name || ')', '||'' ''||') FROM pragma_table_info(t.name))"
        " FROM sqlite_schema AS t WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name");
    QStringList statements;
    while (tables.next())
        statements += QString("SELECT '%1 ' || %2 FROM %1 ORDER BY 1")
                          .arg(tables.value(0).toString(), tables.value(1).toString());
    return statements;
}

QStringList rowsOf(const QString& path)
{
    static const QStringList statements = rowStatements();
    Connection connection;
    must(connection.open(path, Connection::Access::ReadOnly));
    QStringList rows;
    for (const QString& statement : statements) {
        QSqlQuery query(connection.handle());
        if (!query.exec(statement)) qFatal("%s", qPrintable(query.lastError().text()));
        const auto before = rows.size();
        while (query.next()) rows += query.value(0).toString();
        if (rows.size() == before) qFatal("%s is empty", qPrintable(statement));
    }
    return rows;
}

/// Opened once more it is whole; else what is wrong.
QString flawOf(const Copy& copy, const QStringList& before)
{
    auto database = copy.open();
    if (!database) return QString::fromStdString(database.error().detail);
    if (auto sound = (*database)->checkIntegrity(); !sound) return QString::fromStdString(sound.error().detail);
    database->reset();
    Connection connection;
    must(connection.open(copy.path(), Connection::Access::ReadOnly));
    if (must(connection.value("PRAGMA user_version")).toInt() != migrations().back().version) return "not the newest";
    return rowsOf(copy.path()) == before ? QString() : QStringLiteral("rows are missing");
}

/// As a disk that from now on takes nothing.
void stopWriting()
{
    for (const QString& name : QSqlDatabase::connectionNames())
        QSqlQuery(QSqlDatabase::database(name, false)).exec("PRAGMA query_only = 1");
}

} // namespace

/// At every write of every step of the schema, from the first to the newest: a kill, and a disk that takes no more,
/// leave a file that opens, is brought to the newest version, and has every row.
class TestMigrationWrites final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLoggingCategory::setFilterRules("lockstep.*.warning=false"); }

    void aKillLosesNothing()
    {
        const DiskImage old = oldImage();
        const Copy lived(old);
        const QStringList before = rowsOf(lived.path());
        std::vector<DiskImage> images; // those that differ: writes show on the disk when they are committed
        int writes = 0;
        {
            const FailPointWatch watch([&](std::string_view name) {
                writes += name == "write";
                const DiskImage image = DiskImage::of(lived.path());
                if (images.empty() || images.back() != image) images.push_back(image);
            });
            must(lived.open());
        }
        QVERIFY2(writes > 50, qPrintable(QString::number(writes)));
        QVERIFY2(images.size() >= migrations().size() - 1, qPrintable(QString::number(images.size())));
        for (const DiskImage& image : images) QCOMPARE(flawOf(Copy(image), before), QString());
        qInfo("%d writes, %d states of the disk", writes, int(images.size()));
    }

    void aDiskThatBecomesReadOnlyLosesNothing()
    {
        const DiskImage old = oldImage();
        const QStringList before = rowsOf(Copy(old).path());
        int nth = 0;
        for (bool wasReached = true; wasReached; ++nth) {
            const Copy copy(old);
            int writes = 0;
            wasReached = false;
            {
                const FailPointWatch watch([&](std::string_view name) {
                    if (name != "write" || writes++ != nth) return;
                    wasReached = true;
                    stopWriting();
                });
                const auto opened = copy.open();
                if (opened && wasReached) QFAIL(qPrintable(QString("write %1 was none").arg(nth)));
                if (!opened && !wasReached) QFAIL(opened.error().detail.c_str());
            }
            const QString flaw = flawOf(copy, before);
            QVERIFY2(flaw.isEmpty(), qPrintable(QString("write %1: %2").arg(nth).arg(flaw)));
        }
        QVERIFY2(nth > 50, qPrintable(QString::number(nth)));
    }

    /// Files may grow by a little more each time, until it is enough.
    void aFullDiskLosesNothing()
    {
        constexpr std::uint64_t Step = 4'096 / 2;
        const DiskImage old = oldImage();
        const QStringList before = rowsOf(Copy(old).path());
        int rounds = 0;
        for (bool hasFailed = true; hasFailed; ++rounds) {
            const Copy copy(old);
            {
                const FileSizeLimit limit(Step * static_cast<std::uint64_t>(rounds));
                const auto opened = copy.open();
                hasFailed = !opened;
                if (hasFailed) QVERIFY(opened.error().code != Errc::Damaged);
            }
            const QString flaw = flawOf(copy, before);
            QVERIFY2(flaw.isEmpty(), qPrintable(QString("%1 steps of room: %2").arg(rounds).arg(flaw)));
        }
        QVERIFY2(rounds > 20, qPrintable(QString::number(rounds)));
    }
};

QTEST_GUILESS_MAIN(TestMigrationWrites)
#include "tst_migrationwrites.moc"
