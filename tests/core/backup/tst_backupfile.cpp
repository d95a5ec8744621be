// SPDX-License-Identifier: MIT

#include "core/backup/backupfile.h"
#include "tests/support/filesizelimit.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace lockstep;
using namespace lockstep::test;

namespace {

Result<void> isFine(ByteSpan) { return {}; }

class Place
{
public:
    QString path(const QString& name = "Daily.lockstep-backup") const { return m_folder.filePath(name); }
    std::string native() const { return path().toStdString(); }
    QStringList files() const { return QDir(m_folder.path()).entryList(QDir::Files | QDir::System | QDir::Hidden); }
    QByteArray content() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private:
    QTemporaryDir m_folder;
};

} // namespace

class TestBackupFile final : public QObject
{
    Q_OBJECT

private slots:
    void aFileIsThereForItsOwnerAlone()
    {
        const Place place;
        QVERIFY(writeBackupFile(place.native(), bytesOf("new"), isFine));
        QCOMPARE(place.content(), "new");
        QCOMPARE(place.files().size(), 1);
        struct stat status
        {
        };
        ::stat(place.native().c_str(), &status);
        QCOMPARE(int(status.st_mode & 0777), 0600);
        QVERIFY(readBackupFile(place.native()).value() == toBytes(bytesOf("new")));
    }

    void theOldFileStaysWhenTheNewOneIsNotWhatItShouldBe()
    {
        const Place place;
        QVERIFY(writeBackupFile(place.native(), bytesOf("old"), isFine));
        const auto written = writeBackupFile(place.native(), bytesOf("new"), [](ByteSpan) {
            return Error{Errc::Damaged, "test"};
        });
        QCOMPARE(written.error().code, Errc::Damaged);
        QCOMPARE(place.content(), "old");
        QCOMPARE(place.files().size(), 1);
    }

    void theOldFileStaysWhenTheDiskTakesNoMore()
    {
        const Place place;
        QVERIFY(writeBackupFile(place.native(), bytesOf("old"), isFine));
        const FileSizeLimit limit(1'000);
        QVERIFY(!writeBackupFile(place.native(), Bytes(10'000), isFine));
        QCOMPARE(place.content(), "old");
        QCOMPARE(place.files().size(), 1);
    }

    void theOldFileStaysWhenTheProgramIsKilled()
    {
        const Place place;
        QVERIFY(writeBackupFile(place.native(), bytesOf("old"), isFine));
        const pid_t child = ::fork();
        if (child == 0)
            static_cast<void>(writeBackupFile(place.native(), bytesOf("new and longer"), [](ByteSpan) -> Result<void> {
                ::_exit(0); // written and saved, not yet under its name
            }));
        ::waitpid(child, nullptr, 0);
        QCOMPARE(place.content(), "old");
        QVERIFY(writeBackupFile(place.native(), bytesOf("new"), isFine)); // over what is left of it
        QCOMPARE(place.content(), "new");
        QCOMPARE(place.files().size(), 1);
    }

    void aSymbolicLinkIsNeverWrittenThrough()
    {
        const Place place;
        QVERIFY(QFile::link(place.path("elsewhere"), place.path()));
        QCOMPARE(writeBackupFile(place.native(), bytesOf("new"), isFine).error().code, Errc::Io);
        QVERIFY(!QFile::exists(place.path("elsewhere")));
        QVERIFY(QFile::remove(place.path()));
        QVERIFY(QFile::link(place.path("elsewhere"), place.path() + ".part"));
        QCOMPARE(writeBackupFile(place.native(), bytesOf("new"), isFine).error().code, Errc::Io);
        QVERIFY(!QFile::exists(place.path("elsewhere")));
    }

    void whatIsNotThereOrNoFileIsSaid()
    {
        const Place place;
        QCOMPARE(readBackupFile(place.native()).error().code, Errc::NotFound);
        QCOMPARE(readBackupFile("/dev/zero").error().code, Errc::Io);
        QCOMPARE(writeBackupFile("/no/such/folder/x", bytesOf("new"), isFine).error().code, Errc::Io);
        QVERIFY(QDir().mkdir(place.path()));
        QCOMPARE(writeBackupFile(place.native(), bytesOf("new"), isFine).error().code, Errc::Io);
    }
};

QTEST_GUILESS_MAIN(TestBackupFile)
#include "tst_backupfile.moc"
