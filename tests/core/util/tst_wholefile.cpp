// SPDX-License-Identifier: MIT

#include "core/util/wholefile.h"
#include "tests/support/filesizelimit.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <string>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

using namespace lockstep;
using namespace lockstep::test;

namespace {

std::vector<std::string> g_saved; ///< What was given to fsync: "file", "folder".

class Place
{
public:
    QString path(const QString& name = "kept") const { return m_folder.filePath(name); }
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

/// In the place of the library's own.
extern "C" int fsync(int handle)
{
    struct stat status
    {
    };
    ::fstat(handle, &status);
    g_saved.emplace_back(S_ISDIR(status.st_mode) ? "folder" : "file");
    return int(::syscall(SYS_fsync, handle));
}

class TestWholeFile final : public QObject
{
    Q_OBJECT

private slots:
    void aFileIsThereForItsOwnerAlone()
    {
        const Place place;
        QVERIFY(writeWholeFile(place.native(), bytesOf("new")));
        QCOMPARE(place.content(), "new");
        QCOMPARE(place.files().size(), 1);
        struct stat status
        {
        };
        ::stat(place.native().c_str(), &status);
        QCOMPARE(int(status.st_mode & 0777), 0600);
        QVERIFY(readWholeFile(place.native(), 100).value() == toBytes(bytesOf("new")));
    }

    /// Else the power may go between what was said and what is there.
    void theBytesAreOnTheDiskBeforeTheNameIs()
    {
        const Place place;
        g_saved.clear();
        QStringList filesWhenChecked;
        std::vector<std::string> savedWhenChecked;
        QVERIFY(writeWholeFile(place.native(), bytesOf("new"), [&](ByteSpan) -> Result<void> {
            filesWhenChecked = place.files();
            savedWhenChecked = g_saved;
            return {};
        }));
        QCOMPARE(filesWhenChecked, QStringList({"kept.part"}));
        QVERIFY(savedWhenChecked == std::vector<std::string>({"file"}));
        QVERIFY(g_saved == std::vector<std::string>({"file", "folder"}));
    }

    void whatIsRemovedIsGoneFromTheDisk()
    {
        const Place place;
        QVERIFY(writeWholeFile(place.native(), bytesOf("new")));
        g_saved.clear();
        QVERIFY(removeWholeFile(place.native()));
        QVERIFY(place.files().isEmpty());
        QVERIFY(g_saved == std::vector<std::string>({"folder"}));
        QVERIFY(removeWholeFile(place.native())); // it is not there
        QVERIFY(QDir().mkdir(place.path()));
        QCOMPARE(removeWholeFile(place.native()).error().code, Errc::Io);
    }

    void theOldFileStaysWhenTheNewOneIsNotWhatItShouldBe()
    {
        const Place place;
        QVERIFY(writeWholeFile(place.native(), bytesOf("old")));
        const auto written = writeWholeFile(place.native(), bytesOf("new"), [](ByteSpan) {
            return Error{Errc::Damaged, "test"};
        });
        QCOMPARE(written.error().code, Errc::Damaged);
        QCOMPARE(place.content(), "old");
        QCOMPARE(place.files().size(), 1);
    }

    void theOldFileStaysWhenTheDiskTakesNoMore()
    {
        const Place place;
        QVERIFY(writeWholeFile(place.native(), bytesOf("old")));
        const FileSizeLimit limit(1'000);
        QVERIFY(!writeWholeFile(place.native(), Bytes(10'000)));
        QCOMPARE(place.content(), "old");
        QCOMPARE(place.files().size(), 1);
    }

    void theOldFileStaysWhenTheProgramIsKilled()
    {
        const Place place;
        QVERIFY(writeWholeFile(place.native(), bytesOf("old")));
        const pid_t child = ::fork();
        if (child == 0)
            static_cast<void>(writeWholeFile(place.native(), bytesOf("new and longer"), [](ByteSpan) -> Result<void> {
                ::_exit(0); // written and saved, not yet under its name
            }));
        ::waitpid(child, nullptr, 0);
        QCOMPARE(place.content(), "old");
        QVERIFY(writeWholeFile(place.native(), bytesOf("new"))); // over what is left of it
        QCOMPARE(place.content(), "new");
        QCOMPARE(place.files().size(), 1);
    }

    void aSymbolicLinkIsNeverWrittenThrough()
    {
        const Place place;
        QVERIFY(QFile::link(place.path("elsewhere"), place.path()));
        QCOMPARE(writeWholeFile(place.native(), bytesOf("new")).error().code, Errc::Io);
        QVERIFY(!QFile::exists(place.path("elsewhere")));
        QVERIFY(QFile::remove(place.path()));
        QVERIFY(QFile::link(place.path("elsewhere"), place.path() + ".part"));
        QCOMPARE(writeWholeFile(place.native(), bytesOf("new")).error().code, Errc::Io);
        QVERIFY(!QFile::exists(place.path("elsewhere")));
    }

    void aLinkIsFollowedToBeRead()
    {
        const Place place;
        QVERIFY(writeWholeFile(place.path("elsewhere").toStdString(), bytesOf("new")));
        QVERIFY(QFile::link(place.path("elsewhere"), place.path()));
        QVERIFY(readWholeFile(place.native(), 3).value() == toBytes(bytesOf("new")));
        QCOMPARE(readWholeFile(place.native(), 2).error().code, Errc::OutOfRange);
    }

    void whatIsNotThereOrNoFileIsSaid()
    {
        const Place place;
        QCOMPARE(readWholeFile(place.native(), 100).error().code, Errc::NotFound);
        QCOMPARE(readWholeFile("/dev/zero", 100).error().code, Errc::Io);
        QCOMPARE(writeWholeFile("/no/such/folder/x", bytesOf("new")).error().code, Errc::Io);
        QVERIFY(QFile::link(place.path(), place.path())); // to itself: whether something is there cannot be told
        QCOMPARE(readWholeFile(place.native(), 100).error().code, Errc::Io);
        QVERIFY(QFile::remove(place.path()));
        QVERIFY(QDir().mkdir(place.path()));
        QCOMPARE(writeWholeFile(place.native(), bytesOf("new")).error().code, Errc::Io);
    }
};

QTEST_GUILESS_MAIN(TestWholeFile)
#include "tst_wholefile.moc"
