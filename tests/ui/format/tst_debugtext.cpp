// SPDX-License-Identifier: MIT

#include "tests/support/snapshots.h"
#include "ui/format/program/debugtext.h"
#include "ui/format/program/logtext.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

namespace {

constexpr const char* Secretive = "bc1qsecretaddress at 203.0.113.9:8333 for Savings";

/// With something private wherever a snapshot has room for it.
DebugFacts factsFullOfSecrets()
{
    WalletView wallet = walletView(7, "Savings for the boat", WalletState::Error);
    wallet.problem = Error{Errc::Database, Secretive};
    wallet.pausedBy = "Grandmother";
    SyncSnapshot snapshot = importingSnapshot();
    snapshot.wallets += wallet;
    snapshot.problem = Error{Errc::Refused, Secretive};
    snapshot.jobs[0].problem = Error{Errc::Io, Secretive};
    snapshot.peers[0].address = "203.0.113.9:8333";
    snapshot.peers[0].userAgent = "/Satoshi:27.0.0/";
    snapshot.peers[0].lastProblem = Error{Errc::Malformed, Secretive};

    EventView failed;
    failed.kind = EventView::Kind::WalletFailed;
    failed.time = 1'780'000'000;
    failed.wallet = WalletId{7};
    failed.walletName = wallet.name;
    failed.height = BlockHeight{910'000};
    failed.error = Error{Errc::Database, Secretive};

    DebugFacts facts;
    facts.snapshot = shared(snapshot);
    facts.events = {failed};
    facts.connection.peers.only = {{"node.secret.example", 8333}};
    facts.connection.added = {{"198.51.100.7", 8333}};
    facts.connection.peers.proxy = HostPort{"192.0.2.1", 9050};
    facts.schema = 12;
    facts.platform = "xcb";
    facts.now = 1'780'000'060;
    return facts;
}

} // namespace

/// What is copied to be sent to a stranger.
class TestDebugText final : public QObject
{
    Q_OBJECT

private slots:
    void nothingPrivateIsInIt_data()
    {
        QTest::addColumn<QString>("secret");
        for (const char* secret : {"Savings", "Grandmother", "Old phone", "Daily", "bc1q", "203.0.113", "198.51.100",
                                   "192.0.2", "node.secret", "120455000", "1.204", "120 455 000"})
            QTest::newRow(secret) << QString(secret);
    }

    void nothingPrivateIsInIt()
    {
        QFETCH(QString, secret);
        const QString text = debugInformation(factsFullOfSecrets());
        QVERIFY2(!text.contains(secret, Qt::CaseInsensitive), qPrintable(text));
    }

    void whoseALieWasIsNotInIt()
    {
        DebugFacts facts = factsFullOfSecrets();
        EventView aside;
        aside.kind = EventView::Kind::PeerSetAside;
        aside.peer = PeerSetAside{"node.secret.example:8333", Offence::BadFilter};
        facts.events = {aside};
        const QString text = debugInformation(facts);
        QVERIFY2(text.contains("peer-set-aside") && !text.contains("node.secret"), qPrintable(text));
    }

    void whatHelpsIsInIt_data()
    {
        QTest::addColumn<QString>("fact");
        for (const char* fact : {"database schema 12", "Qt 6", "practice", "maintenance", "headers 910118",
                                 "/Satoshi:27.0.0/", "named alone: 1, added: 1, proxy: yes", "wallet 7: error",
                                 "database", "scan 9 for wallet 3: running", "wallet-failed wallet 7 block 910000"})
            QTest::newRow(fact) << QString(fact);
    }

    void whatHelpsIsInIt()
    {
        QFETCH(QString, fact);
        const QString text = debugInformation(factsFullOfSecrets());
        QVERIFY2(text.contains(fact), qPrintable(text));
    }

    void aPeersNameCannotForgeLines()
    {
        DebugFacts facts = factsFullOfSecrets();
        SyncSnapshot snapshot = *facts.snapshot;
        snapshot.peers[0].userAgent = QString("/evil/\nWallets: 99") + QString(500, 'x');
        facts.snapshot = shared(snapshot);
        const QString text = debugInformation(facts);
        QVERIFY(!text.contains("\nWallets: 99"));
        QVERIFY(text.contains("/evil/?Wallets:?99"));
        QVERIFY(!text.contains(QString(61, 'x')));
    }

    void whatIsLeftIsSaidWhileItSyncsAlone()
    {
        DebugFacts facts = factsFullOfSecrets();
        SyncSnapshot snapshot = *facts.snapshot;
        snapshot.secondsLeft = 230;
        snapshot.manager = ManagerState::Syncing;
        facts.snapshot = shared(snapshot);
        QVERIFY(debugInformation(facts).contains("; 230 s left"));
        snapshot.manager = ManagerState::Offline;
        facts.snapshot = shared(snapshot);
        QVERIFY(!debugInformation(facts).contains("s left"));
    }

    void onlyTheNewestEventsAreInIt()
    {
        DebugFacts facts = factsFullOfSecrets();
        for (int i = 0; i < 100; ++i) facts.events += facts.events.first();
        QVERIFY(debugInformation(facts).contains("the newest 50"));
        QCOMPARE(debugInformation(facts).count("wallet-failed"), 50);
    }

    void aLieOfAnOwnNodeSaysWhoseItIsAndWhatFollows()
    {
        EventView event;
        event.kind = EventView::Kind::PeerSetAside;
        event.peer = PeerSetAside{"node.example:8333", Offence::BadHeaders};
        QCOMPARE(logText(event),
                 "Your node node.example:8333 sent block headers that break the rules of the network. Lockstep does "
                 "not call it again until you restart Lockstep or add the node again.");
        QCOMPARE(logCode(event.kind), "peer-set-aside");
        QCOMPARE(logLevel(event.kind), LogLevel::Warning);
    }

    void paymentsThatWillNotComeSayWhy()
    {
        EventView event;
        event.kind = EventView::Kind::PaymentsReplaced;
        event.wallet = WalletId{1};
        event.walletName = "Savings";
        event.count = 2;
        QCOMPARE(
            logText(event),
            QString("\"Savings\": 2 payments that waited will not arrive: the coins to be spent no longer exist."));
        event.height = BlockHeight{700};
        QCOMPARE(logText(event),
                 QString("\"Savings\": 2 payments that waited will not arrive: another transaction in block 700 spent "
                         "the same coins."));
    }

    /// Who knows the block may look up what was paid in it.
    void inWhichBlockAPaymentCameIsNotInIt_data()
    {
        QTest::addColumn<EventView::Kind>("kind");
        QTest::newRow("it came") << EventView::Kind::PaymentsFound;
        QTest::newRow("another one came in its place") << EventView::Kind::PaymentsReplaced;
        QTest::newRow("that one was undone") << EventView::Kind::PaymentsRevived;
    }

    void inWhichBlockAPaymentCameIsNotInIt()
    {
        QFETCH(const EventView::Kind, kind);
        DebugFacts facts = factsFullOfSecrets();
        EventView payment;
        payment.kind = kind;
        payment.height = BlockHeight{654'321};
        facts.events.prepend(payment);
        const QString text = debugInformation(facts);
        QVERIFY2(!text.contains("654321") && !text.contains(logCode(kind)), qPrintable(text));
        QVERIFY(text.contains("the newest 1\n"));
    }

    void theBellTellsWhatCameByItselfAndNotWhatThePersonDid()
    {
        using Kind = EventView::Kind;
        for (const Kind kind :
             {Kind::PaymentsFound, Kind::PaymentsReplaced, Kind::PaymentsRevived, Kind::PaymentsExpired,
              Kind::ImportDone, Kind::ImportFailed, Kind::WalletFailed, Kind::Reorg, Kind::StoreDamaged,
              Kind::StoreMended, Kind::FilterDisputed, Kind::ChainFailed, Kind::PeerSetAside})
            QVERIFY2(isWorthTelling(kind), qPrintable(logCode(kind)));
        for (const Kind kind : {Kind::ImportStarted, Kind::ImportCancelled, Kind::WalletRebuilt, Kind::ChainRebuilt,
                                Kind::PaymentsGivenUp, Kind::Other})
            QVERIFY2(!isWorthTelling(kind), qPrintable(logCode(kind)));
    }

    void everyEventHasWordsAndACode()
    {
        QStringList codes;
        for (const auto kind :
             {EventView::Kind::Reorg, EventView::Kind::ImportStarted, EventView::Kind::ImportDone,
              EventView::Kind::ImportCancelled, EventView::Kind::ImportFailed, EventView::Kind::WalletFailed,
              EventView::Kind::ChainFailed, EventView::Kind::PaymentsFound, EventView::Kind::PaymentsReplaced,
              EventView::Kind::PaymentsRevived, EventView::Kind::PaymentsExpired, EventView::Kind::PaymentsGivenUp,
              EventView::Kind::PeerSetAside, EventView::Kind::Other}) {
            EventView event;
            event.kind = kind;
            event.wallet = WalletId{1};
            QVERIFY(logText(event).endsWith('.'));
            QVERIFY(!logText(event).contains('%'));
            QVERIFY(!logSymbol(kind).isEmpty());
            codes += logCode(kind);
        }
        QCOMPARE(codes.removeDuplicates(), 0);
    }
};

QTEST_GUILESS_MAIN(TestDebugText)
#include "tst_debugtext.moc"
