// SPDX-License-Identifier: MIT

#include "app/common/chainclientfactory.h"
#include "core/api/services/session.h"
#include "core/api/startoptions.h"
#include "tests/support/guitest.h"
#include "ui/mainwindow/mainwindow.h"

#include <QApplication>
#include <QFile>
#include <QPushButton>
#include <QTemporaryDir>

using namespace lockstep;
using namespace lockstep::test;

namespace {

const char* const Marker = "/how-it-was-started";

/// A program starts itself again for the practice network; here that is this test, which writes down how.
int standInForTheSecondWindow(const QStringList& arguments)
{
    QFile marker(arguments.last() + QLatin1StringView(Marker));
    if (!marker.open(QIODevice::WriteOnly)) return 1;
    marker.write(arguments.mid(1).join(u'\n').toUtf8());
    return 0;
}

} // namespace

class TestPracticeStart : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnAnyWarning(); }
    void aPersonTriesThePracticeNetworkFromTheWelcomePage();
};

void TestPracticeStart::aPersonTriesThePracticeNetworkFromTheWelcomePage()
{
    QTemporaryDir folder;
    StartOptions start;
    start.network = Network::Regtest;
    start.dataDirectory = folder.path();
    start.online = false;
    SessionOptions options;
    options.network = start.network;
    options.folder = start.folder();
    options.makeClient = chainClientFactory(start);
    options.online = false;
    auto session = Session::open(std::move(options));
    QVERIFY(session);
    ui::MainWindow window(**session, nullptr);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));

    click(child<QPushButton>(window, "welcomePracticeButton"));
    QFile marker(folder.path() + QLatin1StringView(Marker));
    QTRY_VERIFY_WITH_TIMEOUT(marker.exists() && marker.size() > 0, 20'000);
    QVERIFY(marker.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(marker.readAll()), "--network\npractice\n--datadir\n" + folder.path());
    window.close();
}

int main(int argc, char** argv)
{
    if (argc > 2 && qstrcmp(argv[1], "--network") == 0) {
        QCoreApplication app(argc, argv);
        return standInForTheSecondWindow(QCoreApplication::arguments());
    }
    QApplication app(argc, argv);
    TestPracticeStart test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_practicestart.moc"
