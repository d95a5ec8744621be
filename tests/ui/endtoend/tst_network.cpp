// SPDX-License-Identifier: MIT

#include "tests/ui/dialogs/wizardtest.h"
#include "tests/ui/endtoend/person.h"
#include "ui/dialogs/network/networkdialog.h"
#include "ui/dialogs/network/networkquestions.h"
#include "ui/widgets/panels/strip.h"

#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

/// What a person does about the connection: the practice node is the network, a second one a peer of their own.
class TestNetwork : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aPersonSeesTheirPeerLive();
    void aPersonAddsAPeerAndSeesItConnect();
    void aPeerThatDoesNotAnswerIsAddedOnlyKnowingly();
    void aPersonDisconnectsAPeerAndItStaysAway();
    void aPersonStaysOfflineOverARestart();
    void aPersonChoosesOnlyTheirOwnNode();
    void aPersonTestsAConnection();

private:
    NetworkDialog& opensTheNetwork();
    void opensTheSettings(NetworkDialog& dialog);
    void adds(NetworkDialog& dialog, const QString& address);
    QStringList peersIn(NetworkDialog& dialog);
    QString second() const { return QStringLiteral("127.0.0.1:%1").arg(m_second->port()); }
    QString first() { return QStringLiteral("127.0.0.1:%1").arg(m_program->practice().port()); }

    std::unique_ptr<Program> m_program;
    std::unique_ptr<Person> m_person;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Practice> m_second; ///< A node of the person's own.
};

void TestNetwork::init()
{
    failOnAnyWarning();
    m_folder = std::make_unique<QTemporaryDir>();
    auto node = Practice::open(m_folder->path());
    QVERIFY(node);
    m_second = *std::move(node);
    m_program = std::make_unique<Program>();
    m_person = std::make_unique<Person>(*m_program);
}

void TestNetwork::cleanup()
{
    m_program.reset();
    m_second.reset();
}

NetworkDialog& TestNetwork::opensTheNetwork()
{
    m_program->choose("networkAction");
    return m_program->dialog<NetworkDialog>();
}

void TestNetwork::opensTheSettings(NetworkDialog& dialog)
{
    const auto* bar = child<QTabWidget>(dialog, "networkTabWidget").tabBar();
    QTest::mouseClick(const_cast<QTabBar*>(bar), Qt::LeftButton, {}, bar->tabRect(bar->count() - 1).center());
}

QStringList TestNetwork::peersIn(NetworkDialog& dialog)
{
    const auto& table = child<QTableView>(dialog, "peerTable");
    QStringList addresses;
    for (int row = 0; row < table.model()->rowCount(); ++row)
        addresses += table.model()->index(row, 0).data().toString();
    return addresses;
}

void TestNetwork::adds(NetworkDialog& dialog, const QString& address)
{
    click(child<QPushButton>(dialog, "addPeerButton"));
    auto* question = dialog.findChild<AddPeerDialog*>();
    QVERIFY(question && QTest::qWaitForWindowActive(question));
    QTest::keyClicks(&child<QLineEdit>(*question, "peerAddressEdit"), address);
    QTest::keyClick(question, Qt::Key_Return);
}

void TestNetwork::aPersonSeesTheirPeerLive()
{
    NetworkDialog& dialog = opensTheNetwork();
    QTRY_COMPARE_WITH_TIMEOUT(peersIn(dialog), QStringList(first()), Patience);
    m_person->mines(3);
    QTRY_COMPARE_WITH_TIMEOUT(child<QLabel>(dialog, "phase1StateLabel").text(), "3 ✓", Patience);
    QVERIFY(child<QLabel>(dialog, "connectionLineLabel").text().contains("block 3"));
}

void TestNetwork::aPersonAddsAPeerAndSeesItConnect()
{
    NetworkDialog& dialog = opensTheNetwork();
    adds(dialog, second());
    QTRY_VERIFY_WITH_TIMEOUT(peersIn(dialog).contains(second()), Patience);
    QVERIFY(peersIn(dialog).contains(first()));

    m_program->quit();
    m_program->start();
    QTRY_VERIFY_WITH_TIMEOUT(peersIn(opensTheNetwork()).contains(second()), Patience);
}

void TestNetwork::aPeerThatDoesNotAnswerIsAddedOnlyKnowingly()
{
    NetworkDialog& dialog = opensTheNetwork();
    adds(dialog, "127.0.0.1:1");
    auto* question = dialog.findChild<AddPeerDialog*>();
    QTRY_VERIFY_WITH_TIMEOUT(complaint(*question).contains("Nobody answers"), Patience);
    m_person->presses(*question); // "Add it all the same"
    QTRY_VERIFY_WITH_TIMEOUT(!dialog.findChild<AddPeerDialog*>(), Patience);
    QCOMPARE(keptConnection(m_program->session().folder()).added, (std::vector<HostPort>{{"127.0.0.1", 1}}));
}

void TestNetwork::aPersonDisconnectsAPeerAndItStaysAway()
{
    NetworkDialog& dialog = opensTheNetwork();
    adds(dialog, second());
    QTRY_VERIFY_WITH_TIMEOUT(peersIn(dialog).contains(second()), Patience);
    auto& table = child<QTableView>(dialog, "peerTable");
    const int row = static_cast<int>(peersIn(dialog).indexOf(second()));
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, table.visualRect(table.model()->index(row, 0)).center());
    click(child<QPushButton>(dialog, "disconnectPeerButton"));
    QTRY_COMPARE_WITH_TIMEOUT(peersIn(dialog), QStringList(first()), Patience);
    QVERIFY(keptConnection(m_program->session().folder()).added.empty());
}

void TestNetwork::aPersonStaysOfflineOverARestart()
{
    NetworkDialog& dialog = opensTheNetwork();
    QTRY_COMPARE_WITH_TIMEOUT(peersIn(dialog).size(), 1, Patience);
    click(child<QPushButton>(dialog, "networkOnlineButton"));
    QTRY_VERIFY_WITH_TIMEOUT(peersIn(dialog).isEmpty(), Patience);
    QVERIFY(child<QLabel>(dialog, "connectionLineLabel").text().startsWith("Offline"));

    m_program->quit();
    m_program->start();
    QTRY_VERIFY_WITH_TIMEOUT(child<Strip>(m_program->window(), "offlineBanner").isVisible(), Patience);
    click(*m_program->visible<QPushButton>("offlineNetworkButton")); // it says "Network settings"
    auto& settings = m_program->dialog<NetworkDialog>();
    QVERIFY(child<QPushButton>(settings, "applyConnectionButton").isVisible());
    settings.close();
    click(*m_program->visible<QToolButton>("onlineButton")); // in the status bar: it is the same switch
    QTRY_VERIFY_WITH_TIMEOUT(!m_program->session().snapshot()->peers.isEmpty(), Patience);
    QVERIFY(keptConnection(m_program->session().folder()).online);
}

void TestNetwork::aPersonChoosesOnlyTheirOwnNode()
{
    NetworkDialog& dialog = opensTheNetwork();
    opensTheSettings(dialog);
    choose(dialog, "onlyPeersRadioButton");
    QTest::keyClicks(&child<QPlainTextEdit>(dialog, "onlyPeersTextEdit"), second());
    click(child<QPushButton>(dialog, "applyConnectionButton"));
    QTRY_VERIFY_WITH_TIMEOUT(child<QLabel>(dialog, "appliedLabel").isVisible(), Patience);
    QTRY_COMPARE_WITH_TIMEOUT(peersIn(dialog), QStringList(second()), Patience);

    m_program->quit();
    m_program->start();
    NetworkDialog& again = opensTheNetwork();
    QTRY_COMPARE_WITH_TIMEOUT(peersIn(again), QStringList(second()), Patience);
    opensTheSettings(again);
    choose(again, "ownPeersRadioButton");
    click(child<QPushButton>(again, "applyConnectionButton"));
    QTRY_COMPARE_WITH_TIMEOUT(peersIn(again), QStringList(first()), Patience);
}

void TestNetwork::aPersonTestsAConnection()
{
    NetworkDialog& dialog = opensTheNetwork();
    QTRY_COMPARE_WITH_TIMEOUT(peersIn(dialog), QStringList(first()), Patience);
    opensTheSettings(dialog);
    auto& address = child<QLineEdit>(dialog, "testAddressEdit");
    auto& answer = child<QLabel>(dialog, "testAnswerLabel");
    QTest::keyClicks(&address, second());
    click(child<QPushButton>(dialog, "testConnectionButton"));
    QTRY_VERIFY2_WITH_TIMEOUT(answer.text().contains("can follow the chain"), qPrintable(answer.text()), Patience);
    retype(address, "127.0.0.1:1");
    click(child<QPushButton>(dialog, "testConnectionButton"));
    QTRY_VERIFY2_WITH_TIMEOUT(answer.text().contains("Nobody answers"), qPrintable(answer.text()), Patience);
    QCOMPARE(peersIn(dialog), QStringList(first())); // nothing was changed
}

QTEST_MAIN(TestNetwork)
#include "tst_network.moc"
