// SPDX-License-Identifier: MIT

#include "core/p2p/p2pchainclient.h"
#include "tests/support/byhand.h"
#include "tests/support/fakepeer.h"
#include "tests/support/guitest.h"
#include "tests/support/sessions.h"
#include "ui/dialogs/network/networkdialog.h"
#include "ui/dialogs/network/networkquestions.h"
#include "ui/mainwindow/mainwindow.h"

#include <QAction>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimer>

#include <atomic>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;
using namespace std::chrono_literals;
using namespace std::string_view_literals;

namespace {

constexpr int Patience = 20'000; ///< Milliseconds.

/// The machine's, so many seconds later.
class LaterClock final : public Clock
{
public:
    std::int64_t unixSeconds() const override { return m_machine.unixSeconds() + m_later; }
    std::chrono::milliseconds monotonic() const override { return m_machine.monotonic(); }
    void jump(std::chrono::seconds by) { m_later += by.count(); }

private:
    SystemClock m_machine;
    std::atomic<std::int64_t> m_later = 0;
};

/// Every seed names the same nodes.
class OneAnswer final : public Resolver
{
public:
    std::vector<QString> hosts;

    void lookup(const QString&, QObject* context, Done done) override
    {
        QTimer::singleShot(0, context, [found = hosts, done = std::move(done)] { done(found); });
    }
};

} // namespace

/// From the button in the Network window to the connections: on a public network, whose nodes nobody named.
class TestBanning : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void whomAPersonBansIsDisconnectedAndStaysAwayForADay();

private:
    void starts();
    void quits();
    std::unique_ptr<ChainClient> client(PeerStore& store);
    NetworkDialog& opensTheNetwork();

    std::unique_ptr<QTemporaryDir> m_folder;
    LaterClock m_clock;
    OneAnswer m_resolver;
    std::unique_ptr<PracticeChain> m_chain;
    std::unique_ptr<FakePeer> m_unwanted;
    std::unique_ptr<FakePeer> m_welcome;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
};

void TestBanning::init()
{
    failOnAnyWarning();
    m_folder = std::make_unique<QTemporaryDir>();
    m_chain = std::make_unique<PracticeChain>(m_clock);
    QVERIFY(m_chain->mine(5));
    m_unwanted = std::make_unique<FakePeer>(*m_chain, QStringLiteral("127.0.0.1"), std::uint16_t{0});
    m_welcome = std::make_unique<FakePeer>(*m_chain, QStringLiteral("127.1.0.1"), m_unwanted->address().port);
}

void TestBanning::cleanup()
{
    quits();
    m_welcome.reset();
    m_unwanted.reset();
}

/// A public network whose rules are the practice network's.
std::unique_ptr<ChainClient> TestBanning::client(PeerStore& store)
{
    static constexpr std::array Seeds{"seed.example"sv};
    P2pOptions options;
    options.network = m_chain->params();
    options.network.network = Network::Signet;
    options.network.dnsSeeds = Seeds;
    options.network.defaultPort = m_unwanted->address().port;
    options.allowPrivateAddresses = true;
    options.clock = &m_clock;
    options.resolver = &m_resolver;
    options.store = &store;
    options.tick = 10ms;
    return std::make_unique<P2pChainClient>(std::move(options));
}

void TestBanning::starts()
{
    SessionOptions options;
    options.network = Network::Practice;
    options.folder = m_folder->filePath(QStringLiteral("practice"));
    options.clock = &m_clock;
    options.makeClient = [this](PeerStore& store) { return client(store); };
    auto session = Session::open(std::move(options));
    QVERIFY(session);
    m_session = *std::move(session);
    m_window = std::make_unique<MainWindow>(*m_session, nullptr);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestBanning::quits()
{
    m_window.reset();
    m_session.reset();
}

NetworkDialog& TestBanning::opensTheNetwork()
{
    chooseInMenus(*m_window, "networkAction");
    auto& dialog = *m_window->findChild<NetworkDialog*>();
    if (!QTest::qWaitForWindowActive(&dialog)) qFatal("the network window does not open");
    return dialog;
}

void TestBanning::whomAPersonBansIsDisconnectedAndStaysAwayForADay()
{
    m_resolver.hosts = {QStringLiteral("127.0.0.1")};
    starts();
    NetworkDialog& dialog = opensTheNetwork();
    auto& peers = child<QTableView>(dialog, "peerTable");
    QTRY_COMPARE_WITH_TIMEOUT(peers.model()->rowCount(), 1, Patience);
    peers.selectRow(0);
    click(child<QPushButton>(dialog, "banPeerButton"));
    auto* question = dialog.findChild<BanPeerDialog*>();
    QVERIFY(question && QTest::qWaitForWindowActive(question));
    QCOMPARE(m_unwanted->connections(), 1); // it was only asked
    click(child<QPushButton>(*question, "acceptButton"));
    QTRY_COMPARE_WITH_TIMEOUT(m_unwanted->connections(), 0, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(peers.model()->rowCount(), 0, Patience);
    quits();

    m_clock.jump(23h + 59min);
    m_resolver.hosts = {QStringLiteral("127.0.0.1"), QStringLiteral("127.1.0.1")};
    starts();
    QTRY_COMPARE_WITH_TIMEOUT(m_session->snapshot()->peers.size(), 1, Patience);
    QVERIFY(m_session->snapshot()->peers.front().address.startsWith(QStringLiteral("127.1.0.1")));
    QCOMPARE(m_unwanted->accepted(), 1);
    quits();

    m_clock.jump(2min);
    starts();
    QTRY_COMPARE_WITH_TIMEOUT(m_unwanted->accepted(), 2, Patience);
}

QTEST_MAIN(TestBanning)
#include "tst_banning.moc"
