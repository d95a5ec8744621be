// SPDX-License-Identifier: MIT

#include "core/api/datafolder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace lockstep;

namespace {

constexpr auto OwnerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
constexpr auto Others
    = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;

} // namespace

class TestDataFolder final : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_root = std::make_unique<QTemporaryDir>(); }

    void aNewFolderIsForThisUserAlone()
    {
        const auto folder = DataFolder::open(path("new/regtest"));
        QVERIFY(folder);
        const auto permissions = QFileInfo((*folder)->path()).permissions();
        QCOMPARE(permissions & OwnerOnly, OwnerOnly);
        QVERIFY(!(permissions & Others));
    }

    void anOpenFolderIsClosedToOthers()
    {
        QVERIFY(QDir().mkpath(path("open")));
        QVERIFY(QFile::setPermissions(path("open"), OwnerOnly | QFile::ReadOther | QFile::ExeOther));
        QVERIFY(DataFolder::open(path("open")));
        QVERIFY(!(QFileInfo(path("open")).permissions() & Others));
    }

    void theSecondHearsWhoHoldsIt()
    {
        const auto first = DataFolder::open(path("x"));
        QVERIFY(first);
        const auto second = DataFolder::open(path("x"));
        QVERIFY(!second);
        QCOMPARE(second.error().code, Errc::InUse);
        const QString holder = QString::fromStdString(second.error().detail);
        QVERIFY2(holder.contains("tst_datafolder"), qPrintable(holder));
        QVERIFY2(holder.contains(QString::number(::getpid())), qPrintable(holder));
    }

    void twoNamesOfOneFolderAreOneFolder()
    {
        const auto first = DataFolder::open(path("real"));
        QVERIFY(first);
        QVERIFY(QFile::link(path("real"), path("alias")));
        const auto second = DataFolder::open(path("alias"));
        QVERIFY(!second);
        QCOMPARE(second.error().code, Errc::InUse);
    }

    void afterTheEndItCanBeTakenAgain()
    {
        QVERIFY(DataFolder::open(path("x")));
        QVERIFY(DataFolder::open(path("x")));
    }

    void aKilledProgramHoldsNothing()
    {
        const std::string folder = path("x").toStdString();
        int ready[2];
        QCOMPARE(::pipe(ready), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            const auto held = DataFolder::open(QString::fromStdString(folder));
            const char answer = held ? 'y' : 'n';
            if (::write(ready[1], &answer, 1) == 1) ::pause();
            ::_exit(0);
        }
        char answer = 0;
        QCOMPARE(::read(ready[0], &answer, 1), ssize_t{1});
        QCOMPARE(answer, 'y');
        QVERIFY(!DataFolder::open(path("x")));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        QVERIFY(DataFolder::open(path("x")));
        ::close(ready[0]);
        ::close(ready[1]);
    }

    void aFileInTheWayIsNamed()
    {
        QFile file(path("x"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        const auto folder = DataFolder::open(path("x"));
        QVERIFY(!folder);
        QCOMPARE(folder.error().code, Errc::Io);
        QVERIFY(QString::fromStdString(folder.error().detail).contains(path("x")));
        const auto below = DataFolder::open(path("x/regtest"));
        QVERIFY(!below);
        QCOMPARE(below.error().code, Errc::Io);
    }

private:
    QString path(const char* name) const { return m_root->filePath(QString::fromLatin1(name)); }
    std::unique_ptr<QTemporaryDir> m_root;
};

QTEST_GUILESS_MAIN(TestDataFolder)
#include "tst_datafolder.moc"
