// SPDX-License-Identifier: MIT

#include "tests/support/byhand.h"
#include "tests/support/roomcheck.h"
#include "tests/support/snapshots.h"
#include "tests/ui/dialogs/wizardtest.h"
#include "ui/dialogs/discarddialog.h"
#include "ui/dialogs/network/connectionform.h"
#include "ui/dialogs/network/networkdialog.h"
#include "ui/dialogs/network/testconnectioncard.h"
#include "ui/format/plain/datetext.h"
#include "ui/models/peermodel.h"
#include "ui/widgets/panels/strip.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QScreen>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

namespace {

constexpr std::int64_t Now = 1'780'000'060;

PeerInfo peerOf(std::uint64_t id, const QString& address)
{
    PeerInfo peer;
    peer.id = PeerId{id};
    peer.address = address;
    peer.userAgent = "/Satoshi:27.0.0/";
    peer.servesBlocks = peer.servesFilters = true;
    peer.announcedHeight = BlockHeight{910'118};
    peer.pingMilliseconds = 41;
    peer.bytesReceived = 310'000'000;
    return peer;
}

SyncSnapshot withPeers(QList<PeerInfo> peers)
{
    SyncSnapshot snapshot = snapshotOf({});
    snapshot.peers = std::move(peers);
    return snapshot;
}

} // namespace

/// The network window: snapshots in, wishes out.
class TestNetworkDialog final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_dialog.reset(); }
    void everyPeerIsDescribedInWords();
    void sinceWhenAPeerIsConnectedIsAColumn();
    void whatPeersDidWrongIsSaidUnderThem();
    void whatCanBeDoneAboutPeersIsInSightAtFirst_data();
    void whatCanBeDoneAboutPeersIsInSightAtFirst();
    void largeLettersLeaveItOnTheScreen();
    void whatAPeerSaysIsPlainText();
    void figuresChangeUnderTheChosenPeer();
    void aPersonDisconnectsThePeerTheyChose();
    void aPersonBansThePeerTheyChose();
    void withoutPeersItSaysWhatHappens();
    void whyNothingMovesIsExplained_data();
    void whyNothingMovesIsExplained();
    void allThatAMeteredConnectionIsSparedIsSaid();
    void aReorgThatWaitsIsOffered();
    void eachPhaseSaysHowFarItIs();
    void anImportCanBePausedAndCancelledHere();
    void whatWaitsSaysWhenItsTurnIsAndCanGoFirst();
    void whatWaitsSaysWhatTheConnectionLacks();
    void aSearchIsListedAndCanBePaused();
    void whatWaitsForAnIdleMomentCanStartNow();
    void whatTransactionsPayIsSaidWithItsSource();
    void theNewestBlocksAreReadOnAPersonsWish();
    void aPersonReadsWhichScansThereWere();
    void onlineIsSwitched();
    void aPersonChoosesPeersAndAProxy();
    void whatIsTypedAndNotAppliedIsNotLostWithoutAWord();
    void whatIsAppliedIsNotAskedAbout_data();
    void whatIsAppliedIsNotAskedAbout();
    void whatWasWrongIsForgottenWithTheNextLetter();
    void onlyOnionAddressesAreAWishBesideAProxy();
    void onlyOnionWithoutAProxyCanBeTakenBack();
    void aPersonChoosesHowManyPublicPeers();
    void whereThereAreNoPublicPeersNothingIsAskedAboutThem();
    void whatIsNoAddressIsRefused_data();
    void whatIsNoAddressIsRefused();
    void whoAsksWhyNothingMovesSeesTheStateFirst();
    void whatIsTypedStaysWhenSettingsComeAnew();
    void whatTheCommandLineDecidesIsSaid();
    void aPersonTriesANode();
    void aPersonCopiesTheProof();
    void theKeyboardReachesEverything();

private:
    QTableView& table() { return child<QTableView>(*m_dialog, "peerTable"); }
    QString cell(int row, int column) { return table().model()->index(row, column).data().toString(); }
    void openSettings();
    std::unique_ptr<NetworkDialog> m_dialog;
};

void TestNetworkDialog::init()
{
    failOnAnyWarning();
    m_dialog = std::make_unique<NetworkDialog>(Network::Mainnet);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    m_dialog->setSnapshot(withPeers({peerOf(1, "10.0.0.4:8333"), peerOf(2, "[2001:db8::7]:8333")}), Now);
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

void TestNetworkDialog::openSettings() { m_dialog->showSettings(); }

void TestNetworkDialog::everyPeerIsDescribedInWords()
{
    QCOMPARE(table().model()->rowCount(), 2);
    QCOMPARE(cell(0, PeerModel::AddressColumn), "10.0.0.4:8333");
    QCOMPARE(cell(0, PeerModel::AgentColumn), "/Satoshi:27.0.0/");
    QCOMPARE(cell(0, PeerModel::ServesColumn), "blocks and filters");
    QCOMPARE(cell(0, PeerModel::HeightColumn), "910,118");
    QCOMPARE(cell(0, PeerModel::PingColumn), "41\u00a0ms");
    QCOMPARE(cell(0, PeerModel::ReceivedColumn), "310\u00a0MB");
    const QString spoken = table().model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
    for (const char* part : {"10.0.0.4:8333", "blocks and filters", "block 910,118", "41\u00a0ms", "310\u00a0MB"})
        QVERIFY2(spoken.contains(part), qPrintable(spoken));
    QVERIFY(child<QLabel>(*m_dialog, "connectionLineLabel").text().contains("2 peers"));
}

void TestNetworkDialog::sinceWhenAPeerIsConnectedIsAColumn()
{
    PeerInfo today = peerOf(1, "10.0.0.4:8333"), before = peerOf(2, "10.0.0.5:8333"),
             unknown = peerOf(3, "10.0.0.6:8333");
    today.connectedSince = Now - 60;
    before.connectedSince = Now - 3 * 86'400;
    unknown.connectedSince = 0;
    m_dialog->setSnapshot(withPeers({today, before, unknown}), Now);
    const int column = PeerModel::SinceColumn;
    QCOMPARE(table().model()->headerData(column, Qt::Horizontal).toString(), "Since");
    QCOMPARE(cell(0, column), sinceText(Now - 60, Now));
    QCOMPARE(cell(1, column), sinceText(Now - 3 * 86'400, Now)); // with its day
    QCOMPARE(cell(2, column), QString());
    QVERIFY(table().columnWidth(column) >= table().fontMetrics().horizontalAdvance(cell(1, column)));
}

void TestNetworkDialog::whatPeersDidWrongIsSaidUnderThem()
{
    QList<PeerInfo> peers{peerOf(1, "10.0.0.4:8333"), peerOf(2, "10.0.0.5:8333")};
    m_dialog->setSnapshot(withPeers(peers), Now);
    const auto& problems = child<QLabel>(*m_dialog, "peerProblemsLabel");
    QVERIFY(!problems.isVisible());
    peers[1].lastProblem = Error{Errc::Timeout, "did not send filters in time"};
    m_dialog->setSnapshot(withPeers(peers), Now);
    QVERIFY(problems.isVisible());
    QCOMPARE(problems.text(), "⚠ 10.0.0.5:8333: did not send filters in time");
}

void TestNetworkDialog::whatCanBeDoneAboutPeersIsInSightAtFirst_data()
{
    QTest::addColumn<int>("count");
    for (const int count : {0, 1, 2, 4}) QTest::addRow("%d peers", count) << count;
}

void TestNetworkDialog::whatCanBeDoneAboutPeersIsInSightAtFirst()
{
    QFETCH(int, count);
    QList<PeerInfo> peers;
    for (int i = 1; i <= count; ++i)
        peers += peerOf(static_cast<std::uint64_t>(i), QStringLiteral("10.0.0.%1:8333").arg(i));
    m_dialog->setSnapshot(withPeers(peers), Now);
    for (const char* name : {"addPeerButton", "disconnectPeerButton", "banPeerButton"}) {
        const auto& button = child<QPushButton>(*m_dialog, name);
        const QScrollArea* area = nullptr;
        for (QWidget* at = button.parentWidget(); !area; at = at->parentWidget()) area = qobject_cast<QScrollArea*>(at);
        const auto place = [&] { return QRect(button.mapTo(area->viewport(), QPoint()), button.size()); };
        QTRY_VERIFY2(area->viewport()->rect().contains(place()), name);
    }
}

void TestNetworkDialog::largeLettersLeaveItOnTheScreen()
{
    const LargeLetters large;
    m_dialog = std::make_unique<NetworkDialog>(Network::Mainnet);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    m_dialog->setSnapshot(withPeers({peerOf(1, "10.0.0.4:8333")}), Now);
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    const QSize room = m_dialog->screen()->availableSize();
    QVERIFY2(m_dialog->height() < room.height(), qPrintable(QString::number(m_dialog->height())));
    // The screens of tests are narrower than any desktop's: no wider than what the pages cannot do without.
    const int least = qMax(room.width(), m_dialog->minimumSizeHint().width());
    QVERIFY2(m_dialog->width() <= least, qPrintable(QString::number(m_dialog->width())));
    QVERIFY2(m_dialog->minimumSizeHint().width() < 1280, qPrintable(QString::number(least)));
}

void TestNetworkDialog::whatAPeerSaysIsPlainText()
{
    PeerInfo peer = peerOf(1, "10.0.0.4:8333");
    peer.userAgent = "<b>/evil/</b>";
    m_dialog->setSnapshot(withPeers({peer}), Now);
    QCOMPARE(cell(0, PeerModel::AgentColumn), "<b>/evil/</b>");
    QCOMPARE(table().model()->index(0, 1).data(Qt::ToolTipRole).toString(), "<qt>&lt;b&gt;/evil/&lt;/b&gt;</qt>");
}

void TestNetworkDialog::figuresChangeUnderTheChosenPeer()
{
    table().selectRow(1);
    PeerInfo second = peerOf(2, "[2001:db8::7]:8333");
    second.bytesReceived = 311'000'000;
    m_dialog->setSnapshot(withPeers({second}), Now);
    QCOMPARE(table().model()->rowCount(), 1);
    QCOMPARE(table().currentIndex().row(), 0);
    QVERIFY(table().selectionModel()->hasSelection());
    QCOMPARE(cell(0, PeerModel::ReceivedColumn), "311\u00a0MB");
}

void TestNetworkDialog::aPersonDisconnectsThePeerTheyChose()
{
    QSignalSpy wanted(m_dialog.get(), &NetworkDialog::disconnectWanted);
    auto& button = child<QPushButton>(*m_dialog, "disconnectPeerButton");
    QVERIFY(!button.isEnabled());
    QVERIFY(child<QLabel>(*m_dialog, "disconnectPeerReasonLabel").text().contains("Choose a peer"));
    const QRect second = table().visualRect(table().model()->index(1, 0));
    QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, second.center());
    click(button);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted[0][0].value<PeerId>().value, 2U);
    QCOMPARE(wanted[0][1].toString(), "[2001:db8::7]:8333");
    m_dialog->setSnapshot(withPeers({peerOf(1, "10.0.0.4:8333")}), Now);
    m_dialog->setSnapshot(withPeers({}), Now);
    QVERIFY(!button.isEnabled());
}

void TestNetworkDialog::aPersonBansThePeerTheyChose()
{
    QSignalSpy wanted(m_dialog.get(), &NetworkDialog::banWanted);
    auto& button = child<QPushButton>(*m_dialog, "banPeerButton");
    const auto& reason = child<QLabel>(*m_dialog, "banPeerReasonLabel");
    QVERIFY(!button.isEnabled());
    QVERIFY2(reason.text().contains("Choose a peer"), qPrintable(reason.text()));
    table().selectRow(1);
    click(button);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted[0][0].value<PeerId>().value, 2U);
    QCOMPARE(wanted[0][1].toString(), "[2001:db8::7]:8333");

    PeerInfo named = peerOf(2, "[2001:db8::7]:8333");
    named.isNamed = true;
    m_dialog->setSnapshot(withPeers({named}), Now);
    QVERIFY(!button.isEnabled());
    QVERIFY2(reason.text().contains("never banned"), qPrintable(reason.text()));
}

void TestNetworkDialog::withoutPeersItSaysWhatHappens()
{
    m_dialog->setSnapshot(withPeers({}), Now);
    QVERIFY(child<QLabel>(*m_dialog, "emptySentenceLabel").text().contains("Looking for peers"));
    SyncSnapshot offline = withPeers({});
    offline.online = false;
    offline.manager = ManagerState::Offline;
    m_dialog->setSnapshot(offline, Now);
    QVERIFY(child<QLabel>(*m_dialog, "emptySentenceLabel").text().contains("Offline"));
    QVERIFY(child<QLabel>(*m_dialog, "connectionLineLabel").text().startsWith("Offline"));
}

void TestNetworkDialog::whyNothingMovesIsExplained_data()
{
    QTest::addColumn<Stall>("stall");
    QTest::addColumn<QString>("words");
    QTest::newRow("the clock") << Stall::ClockWrong << "clock is 12\u00a0min behind";
    QTest::newRow("an old tip") << Stall::OldTip << "newer ones may be kept from this computer";
    QTest::newRow("nobody there") << Stall::NoPeers << "No peer answers";
    QTest::newRow("no filters") << Stall::NoFilterPeers << "none serves block filters";
    QTest::newRow("no blocks") << Stall::NoBlockPeers << "delete old blocks";
    QTest::newRow("an import without blocks") << Stall::ImportStuck << "blocks it needs next have not come";
    QTest::newRow("a problem") << Stall::Problem << "disk is full";
    QTest::newRow("one stranger's word") << Stall::OneFilterPeer << "word of one peer";
    QTest::newRow("all is well") << Stall::None << "";
}

void TestNetworkDialog::whyNothingMovesIsExplained()
{
    QFETCH(Stall, stall);
    QFETCH(QString, words);
    SyncSnapshot snapshot = withPeers({peerOf(1, "10.0.0.4:8333"), peerOf(2, "10.0.0.5:8333")});
    snapshot.stall = stall;
    snapshot.clockOffset = 12 * 60;
    snapshot.problem = Error{Errc::DiskFull, {}};
    m_dialog->setSnapshot(snapshot, Now);
    const auto& strip = child<Strip>(*m_dialog, "stallStrip");
    QCOMPARE(strip.isVisible(), !words.isEmpty());
    QVERIFY2(strip.sentence().contains(words), qPrintable(strip.sentence()));
}

void TestNetworkDialog::allThatAMeteredConnectionIsSparedIsSaid()
{
    SyncSnapshot snapshot = withPeers({peerOf(1, "10.0.0.4:8333")});
    snapshot.savesData = true; // and no import waits for it
    snapshot.listening.wish = Listening::Off;
    m_dialog->setSnapshot(snapshot, Now);
    const auto& strip = child<Strip>(*m_dialog, "stallStrip");
    QVERIFY2(strip.sentence().endsWith("a few megabytes a day."), qPrintable(strip.sentence()));
    snapshot.listening.wish = Listening::Always;
    snapshot.cache.every = {400'000, 8'400'000'000, 100'000, false};
    m_dialog->setSnapshot(snapshot, Now);
    QVERIFY2(strip.sentence().contains("Filters that are to be kept wait, too: about 6.3\u00a0GB.")
                 && strip.sentence().endsWith("payments are shown when a block has them."),
             qPrintable(strip.sentence()));
    snapshot.savesData = false;
    m_dialog->setSnapshot(snapshot, Now);
    QVERIFY(!strip.isVisible());
}

void TestNetworkDialog::aReorgThatWaitsIsOffered()
{
    QSignalSpy wanted(m_dialog.get(), &NetworkDialog::followReorgWanted);
    SyncSnapshot snapshot = withPeers({peerOf(1, "10.0.0.4:8333")});
    snapshot.problem = Error{Errc::DeepReorg, "120"};
    snapshot.stall = Stall::Problem;
    snapshot.heldReorg.emplace();
    snapshot.heldReorg->fork.height = BlockHeight{909'998};
    snapshot.heldReorg->undone = 120;
    m_dialog->setSnapshot(snapshot, Now);
    const auto& strip = child<Strip>(*m_dialog, "heldReorgStrip");
    QVERIFY2(strip.sentence().contains("120 blocks") && strip.sentence().contains("909,998"),
             qPrintable(strip.sentence()));
    QVERIFY(!child<Strip>(*m_dialog, "stallStrip").isVisible()); // it would say the same again
    click(child<QPushButton>(*m_dialog, "followReorgButton"));
    QCOMPARE(wanted.count(), 1);
}

void TestNetworkDialog::eachPhaseSaysHowFarItIs()
{
    SyncSnapshot snapshot = withPeers({peerOf(1, "10.0.0.4:8333")});
    snapshot.manager = ManagerState::Syncing;
    snapshot.synced.height = BlockHeight{870'002};
    snapshot.secondsLeft = 240;
    snapshot.counters.headers = 12'000;
    snapshot.counters.blocks = 214;
    m_dialog->setSnapshot(snapshot, Now);
    QCOMPARE(child<QLabel>(*m_dialog, "phase1StateLabel").text(), "910,118 ✓");
    QCOMPARE(child<QLabel>(*m_dialog, "phase1CountLabel").text(), "12,000 in this run");
    QCOMPARE(child<QLabel>(*m_dialog, "phase3StateLabel").text(), "870,002 of 910,118");
    QVERIFY(child<QLabel>(*m_dialog, "phase3CountLabel").text().contains("4\u00a0min"));
    QCOMPARE(child<QLabel>(*m_dialog, "phase4StateLabel").text(), "214");
}

void TestNetworkDialog::anImportCanBePausedAndCancelledHere()
{
    QSignalSpy paused(m_dialog.get(), &NetworkDialog::pauseJobWanted);
    QSignalSpy cancelled(m_dialog.get(), &NetworkDialog::cancelJobWanted);
    m_dialog->setSnapshot(importingSnapshot(), Now);
    QVERIFY(child<QLabel>(*m_dialog, "job1Label").text().contains("Old phone"));
    QVERIFY(!child<QPushButton>(*m_dialog, "resumeJob1Button").isVisible());
    click(child<QPushButton>(*m_dialog, "pauseJob1Button"));
    QVERIFY(child<QPushButton>(*m_dialog, "cancelJob1Button").toolTip().contains("The wallet stays, stopped"));
    click(child<QPushButton>(*m_dialog, "cancelJob1Button"));
    QCOMPARE(paused[0][0].value<JobId>(), JobId{9});
    QCOMPARE(cancelled[0][0].value<JobId>(), JobId{9});
    SyncSnapshot rescanning = importingSnapshot();
    rescanning.jobs[0].kind = JobKind::Rescan;
    m_dialog->setSnapshot(rescanning, Now);
    const QString said = child<QPushButton>(*m_dialog, "cancelJob1Button").toolTip();
    QVERIFY2(said.contains("What was found so far stays and is right"), qPrintable(said));
    m_dialog->setSnapshot(withPeers({}), Now);
    QVERIFY(!child<QLabel>(*m_dialog, "job1Label").isVisible());
}

void TestNetworkDialog::whatWaitsSaysWhenItsTurnIsAndCanGoFirst()
{
    QSignalSpy first(m_dialog.get(), &NetworkDialog::jobFirstWanted);
    SyncSnapshot snapshot = importingSnapshot();
    JobView waits = snapshot.jobs.first();
    waits.id = JobId{10};
    waits.walletName = "Shop";
    waits.state = JobState::Queued;
    waits.joinsAt = BlockHeight{700'000};
    snapshot.jobs += waits;
    m_dialog->setSnapshot(snapshot, Now);
    QVERIFY(!child<QPushButton>(*m_dialog, "firstJob1Button").isVisible()); // it runs
    const QString said = child<QLabel>(*m_dialog, "job2Label").text();
    QVERIFY2(said.contains("Shop") && said.contains("goes along from block 700,000"), qPrintable(said));
    click(child<QPushButton>(*m_dialog, "firstJob2Button"));
    QCOMPARE(first[0][0].value<JobId>(), JobId{10});
    QVERIFY(!child<QPushButton>(*m_dialog, "resumeJob2Button").isVisible());
}

void TestNetworkDialog::whatWaitsSaysWhatTheConnectionLacks()
{
    SyncSnapshot snapshot = importingSnapshot();
    snapshot.jobs[0].state = JobState::Queued;
    snapshot.online = false;
    m_dialog->setSnapshot(snapshot, Now);
    const QString said = child<QLabel>(*m_dialog, "job1Label").text();
    QVERIFY2(said.contains("waiting for a connection"), qPrintable(said));
}

void TestNetworkDialog::aSearchIsListedAndCanBePaused()
{
    QSignalSpy paused(m_dialog.get(), &NetworkDialog::pauseJobWanted);
    SyncSnapshot snapshot = importingSnapshot();
    snapshot.jobs[0].kind = JobKind::Search;
    snapshot.jobs[0].walletName.clear();
    m_dialog->setSnapshot(snapshot, Now);
    const QString said = child<QLabel>(*m_dialog, "job1Label").text();
    QVERIFY2(said.startsWith("Looking for accounts of recovery words: block"), qPrintable(said));
    click(child<QPushButton>(*m_dialog, "pauseJob1Button"));
    QCOMPARE(paused[0][0].value<JobId>(), JobId{9});
    snapshot.jobs[0].state = JobState::Queued; // the wallets go first, whatever a person wants
    m_dialog->setSnapshot(snapshot, Now);
    QVERIFY(!child<QPushButton>(*m_dialog, "firstJob1Button").isVisible());
}

void TestNetworkDialog::whatWaitsForAnIdleMomentCanStartNow()
{
    QSignalSpy resumed(m_dialog.get(), &NetworkDialog::resumeJobWanted);
    SyncSnapshot snapshot = importingSnapshot();
    snapshot.jobs[0].state = JobState::Queued;
    snapshot.jobs[0].startsWhenIdle = true;
    m_dialog->setSnapshot(snapshot, Now);
    const QString said = child<QLabel>(*m_dialog, "job1Label").text();
    QVERIFY2(said.contains("waiting for an idle moment"), qPrintable(said));
    auto& start = child<QPushButton>(*m_dialog, "resumeJob1Button");
    QCOMPARE(start.text(), "Start now");
    QVERIFY(start.accessibleName().startsWith("Start now: Importing"));
    click(start);
    QCOMPARE(resumed[0][0].value<JobId>(), JobId{9});
}

void TestNetworkDialog::whatTransactionsPayIsSaidWithItsSource()
{
    const auto rate = [](std::int64_t value) { return FeeRate::fromSatoshisPerKilobyte(value).value(); };
    const auto line = [this] { return child<QLabel>(*m_dialog, "feesLabel").text(); };
    QVERIFY2(line().contains("nothing is known") && line().contains("No peer has said"), qPrintable(line()));
    SyncSnapshot snapshot = withPeers({peerOf(1, "10.0.0.4:8333")});
    snapshot.fees.average = rate(5'412);
    snapshot.fees.lowest = rate(4'100);
    snapshot.fees.highest = rate(7'049);
    snapshot.fees.blocks = 6;
    snapshot.fees.to = {910'118};
    snapshot.fees.confidence = FeeConfidence::High;
    snapshot.fees.floor = rate(1'000);
    snapshot.fees.floorPeers = 4;
    m_dialog->setSnapshot(snapshot, Now);
    QCOMPARE(line(),
             "Fees: 5.4\u00a0sat/vB on average in 6 blocks up to 910,118 (4.1\u00a0sat/vB to 7.0\u00a0sat/vB); "
             "confidence: high. "
             "At least half of 4 peers pass on what pays 1.0\u00a0sat/vB or more.");
}

void TestNetworkDialog::theNewestBlocksAreReadOnAPersonsWish()
{
    QSignalSpy wished(m_dialog.get(), &NetworkDialog::measureFeesWanted);
    QPushButton& read = child<QPushButton>(*m_dialog, "measureFeesButton");
    click(read);
    QCOMPARE(wished.count(), 1);
    SyncSnapshot snapshot = withPeers({peerOf(1, "10.0.0.4:8333")});
    snapshot.fees.measuredAt = snapshot.tip;
    m_dialog->setSnapshot(snapshot, Now);
    QVERIFY(!read.isVisible()); // nothing newer is there
    m_dialog->setSnapshot(withPeers({}), Now);
    QVERIFY(!read.isVisible()); // and nobody to ask
}

void TestNetworkDialog::aPersonReadsWhichScansThereWere()
{
    auto& none = child<QLabel>(*m_dialog, "noScansLabel");
    auto& table = child<QTableView>(*m_dialog, "pastScansTable");
    QVERIFY(none.isVisible() && !table.isVisible());
    QCOMPARE(none.text(), "No scans yet.");
    EventView done;
    done.kind = EventView::Kind::ImportDone;
    done.wallet = WalletId{1};
    done.walletName = "<b>Old phone</b>";
    done.height = BlockHeight{910'118};
    done.time = Now;
    done.count = 14;
    done.bytes = 270'000'000;
    EventView begun = done;
    begun.kind = EventView::Kind::ImportStarted;
    begun.height = BlockHeight{735'000};
    m_dialog->setEvents({done, begun});
    QVERIFY(!none.isVisible() && table.isVisible());
    const auto cell
        = [&](int column, int role = Qt::DisplayRole) { return table.model()->index(0, column).data(role).toString(); };
    QCOMPARE(table.model()->rowCount(), 1);
    QCOMPARE(cell(1), "<b>Old phone</b>");
    QVERIFY(!cell(1, Qt::ToolTipRole).contains("<b>"));
    QCOMPARE(cell(2), QString("735,000 – 910,118"));
    QCOMPARE(cell(4), QString("270\u00a0MB"));
    QVERIFY(cell(5).contains("14 transactions found"));
    QVERIFY(cell(0, Qt::AccessibleTextRole).contains("14 transactions found"));
    QCOMPARE(cutOffCells(table).join(u'\n'), QString());
    QCOMPARE(table.horizontalHeader()->defaultAlignment() & Qt::AlignHorizontal_Mask, Qt::AlignLeft); // as the cells

    QSignalSpy wanted(m_dialog.get(), &NetworkDialog::exportScansWanted);
    click(child<QPushButton>(*m_dialog, "exportScansButton"));
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted[0][0].value<QList<PastScan>>().size(), 1);
}

void TestNetworkDialog::onlineIsSwitched()
{
    QSignalSpy wanted(m_dialog.get(), &NetworkDialog::onlineWanted);
    click(child<QPushButton>(*m_dialog, "networkOnlineButton"));
    SyncSnapshot offline = withPeers({});
    offline.online = false;
    m_dialog->setSnapshot(offline, Now);
    click(child<QPushButton>(*m_dialog, "networkOnlineButton"));
    QCOMPARE(wanted[0][0].toBool(), false);
    QCOMPARE(wanted[1][0].toBool(), true);
}

void TestNetworkDialog::aPersonChoosesPeersAndAProxy()
{
    openSettings();
    auto& apply = child<QPushButton>(*m_dialog, "applyConnectionButton");
    QVERIFY(!apply.isEnabled());
    QCOMPARE(child<QLabel>(*m_dialog, "applyConnectionReasonLabel").text(), "This is in effect already.");
    QSignalSpy applied(m_dialog.get(), &NetworkDialog::settingsApplied);
    choose(*m_dialog, "onlyPeersRadioButton");
    QTest::keyClicks(&child<QPlainTextEdit>(*m_dialog, "onlyPeersTextEdit"), "node.example");
    QTest::keyClick(&child<QPlainTextEdit>(*m_dialog, "onlyPeersTextEdit"), Qt::Key_Return);
    QTest::keyClicks(&child<QPlainTextEdit>(*m_dialog, "onlyPeersTextEdit"), "[2001:db8::7]:8334");
    tick(*m_dialog, "proxyCheckBox");
    QTest::keyClicks(&child<QLineEdit>(*m_dialog, "proxyEdit"), "localhost:9150");
    click(apply);
    QCOMPARE(applied.count(), 1);
    const auto settings = applied[0][0].value<PeerSettings>();
    QCOMPARE(settings.only, (std::vector<HostPort>{{"node.example", 8333}, {"2001:db8::7", 8334}}));
    QCOMPARE(settings.proxy->text(), "127.0.0.1:9150");

    m_dialog->settings().setSettings(settings);
    m_dialog->settings().showApplied();
    QVERIFY(child<QLabel>(*m_dialog, "appliedLabel").isVisible());
    QVERIFY(!apply.isEnabled() && !m_dialog->settings().isChanged()); // in whatever form it was typed
    auto& copy = child<QPushButton>(*m_dialog, "copyConnectionErrorButton");
    QVERIFY(!copy.isVisible());
    m_dialog->settings().showError({Errc::Io, {}});
    QVERIFY(copy.isVisible());
    tick(*m_dialog, "proxyCheckBox");
    QVERIFY(!copy.isVisible() && !child<QLabel>(*m_dialog, "appliedLabel").isVisible()); // of what was there before
}

void TestNetworkDialog::whatIsTypedAndNotAppliedIsNotLostWithoutAWord()
{
    openSettings();
    choose(*m_dialog, "onlyPeersRadioButton");
    QTest::keyClicks(&child<QPlainTextEdit>(*m_dialog, "onlyPeersTextEdit"), "node.example");
    click(child<QPushButton>(*m_dialog, "closeButton"));
    QVERIFY(m_dialog->isVisible());
    auto* question = m_dialog->findChild<DiscardDialog*>();
    QVERIFY(question && question->isVisible());
    QTest::keyClick(question, Qt::Key_Return); // which goes on
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(child<QPlainTextEdit>(*m_dialog, "onlyPeersTextEdit").toPlainText(), "node.example");
    QTRY_VERIFY(!m_dialog->findChild<DiscardDialog*>());
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    click(child<QPushButton>(*m_dialog->findChild<DiscardDialog*>(), "acceptButton"));
    QVERIFY(!m_dialog->isVisible());
    m_dialog->show();
    QVERIFY(m_dialog->settings().isChanged());
    m_dialog->close(); // by the program
    QVERIFY(!m_dialog->isVisible());
}

void TestNetworkDialog::whatIsAppliedIsNotAskedAbout_data()
{
    QTest::addColumn<QString>("peers");
    QTest::addColumn<QString>("proxy");
    QTest::newRow("a peer without a port") << "node.example"
                                           << "127.0.0.1:9050";
    QTest::newRow("a peer twice") << "node.example\nnode.example:8333"
                                  << "127.0.0.1:9050";
    QTest::newRow("a proxy by its name") << "node.example:8333"
                                         << "localhost:9150";
    QTest::newRow("a proxy without a port") << "node.example:8333"
                                            << " 127.0.0.1 ";
}

void TestNetworkDialog::whatIsAppliedIsNotAskedAbout()
{
    QFETCH(QString, peers);
    QFETCH(QString, proxy);
    openSettings();
    connect(m_dialog.get(), &NetworkDialog::settingsApplied, m_dialog.get(),
            [this](const PeerSettings& settings) { m_dialog->settings().setSettings(settings); });
    choose(*m_dialog, "onlyPeersRadioButton");
    child<QPlainTextEdit>(*m_dialog, "onlyPeersTextEdit").setPlainText(peers);
    tick(*m_dialog, "proxyCheckBox");
    child<QLineEdit>(*m_dialog, "proxyEdit").setText(proxy);
    click(child<QPushButton>(*m_dialog, "applyConnectionButton"));
    QVERIFY(!child<QPushButton>(*m_dialog, "applyConnectionButton").isEnabled());
    click(child<QPushButton>(*m_dialog, "closeButton"));
    QVERIFY(!m_dialog->isVisible());
}

void TestNetworkDialog::whatWasWrongIsForgottenWithTheNextLetter()
{
    openSettings();
    auto& peers = child<QPlainTextEdit>(*m_dialog, "onlyPeersTextEdit");
    auto& proxy = child<QLineEdit>(*m_dialog, "proxyEdit");
    choose(*m_dialog, "onlyPeersRadioButton");
    tick(*m_dialog, "proxyCheckBox");
    QTest::keyClicks(&peers, "node example");
    QTest::keyClicks(&proxy, "tor");
    click(child<QPushButton>(*m_dialog, "applyConnectionButton"));
    QVERIFY(child<QLabel>(*m_dialog, "onlyPeersProblemLabel").isVisible());
    QVERIFY(child<QLabel>(*m_dialog, "proxyProblemLabel").isVisible());
    QTest::keyClick(&peers, Qt::Key_Backspace);
    QVERIFY(!child<QLabel>(*m_dialog, "onlyPeersProblemLabel").isVisible());
    QVERIFY(peers.accessibleDescription().isEmpty());
    QTest::keyClick(&proxy, Qt::Key_Backspace);
    QVERIFY(!child<QLabel>(*m_dialog, "proxyProblemLabel").isVisible());
}

void TestNetworkDialog::onlyOnionAddressesAreAWishBesideAProxy()
{
    openSettings();
    auto& onlyOnion = child<QCheckBox>(*m_dialog, "onlyOnionCheckBox");
    auto& reason = child<QLabel>(*m_dialog, "onlyOnionReasonLabel");
    QVERIFY(!onlyOnion.isEnabled());
    QVERIFY2(reason.isVisible() && reason.text().contains("through a proxy"), qPrintable(reason.text()));
    QVERIFY(onlyOnion.accessibleDescription().contains("Peers that you name yourself are called all the same"));

    QSignalSpy applied(m_dialog.get(), &NetworkDialog::settingsApplied);
    tick(*m_dialog, "proxyCheckBox");
    QTest::keyClicks(&child<QLineEdit>(*m_dialog, "proxyEdit"), "127.0.0.1:9050");
    QVERIFY(onlyOnion.isEnabled() && !reason.isVisible());
    tick(*m_dialog, "onlyOnionCheckBox");
    click(child<QPushButton>(*m_dialog, "applyConnectionButton"));
    QCOMPARE(applied.count(), 1);
    const auto settings = applied[0][0].value<PeerSettings>();
    QVERIFY(settings.onlyOnion && settings.proxy);

    m_dialog->settings().setSettings(settings);
    QVERIFY(onlyOnion.isChecked());
    auto& apply = child<QPushButton>(*m_dialog, "applyConnectionButton");
    QVERIFY(!apply.isEnabled()); // that holds already
    tick(*m_dialog, "proxyCheckBox");
    QVERIFY(!onlyOnion.isEnabled() && reason.isVisible());
    click(apply);
    QCOMPARE(applied.count(), 2);
    QVERIFY(!applied[1][0].value<PeerSettings>().onlyOnion);
}

/// As the command line or a file may have it: then nobody can be called.
void TestNetworkDialog::onlyOnionWithoutAProxyCanBeTakenBack()
{
    PeerSettings kept;
    kept.onlyOnion = true;
    m_dialog->settings().setSettings(kept);
    openSettings();
    auto& onlyOnion = child<QCheckBox>(*m_dialog, "onlyOnionCheckBox");
    QVERIFY(onlyOnion.isChecked() && onlyOnion.isEnabled());
    QVERIFY(child<QLabel>(*m_dialog, "onlyOnionReasonLabel").isVisible());
    auto& apply = child<QPushButton>(*m_dialog, "applyConnectionButton");
    QVERIFY(!apply.isEnabled());

    QSignalSpy applied(m_dialog.get(), &NetworkDialog::settingsApplied);
    tick(*m_dialog, "onlyOnionCheckBox");
    click(apply);
    QCOMPARE(applied.count(), 1);
    QVERIFY(!applied[0][0].value<PeerSettings>().onlyOnion);
}

void TestNetworkDialog::aPersonChoosesHowManyPublicPeers()
{
    openSettings();
    auto& count = child<QSpinBox>(*m_dialog, "publicPeersSpinBox");
    QCOMPARE(count.value(), 8);
    QCOMPARE(count.minimum(), 2);
    QCOMPARE(count.maximum(), 16);
    auto& apply = child<QPushButton>(*m_dialog, "applyConnectionButton");
    QSignalSpy applied(m_dialog.get(), &NetworkDialog::settingsApplied);
    count.setFocus();
    QTest::keyClick(&count, Qt::Key_Up);
    click(apply);
    QCOMPARE(applied.count(), 1);
    QCOMPARE(applied[0][0].value<PeerSettings>().publicPeers, 9);

    m_dialog->settings().setSettings(applied[0][0].value<PeerSettings>());
    QCOMPARE(count.value(), 9);
    QVERIFY(!apply.isEnabled());
    choose(*m_dialog, "onlyPeersRadioButton");
    QVERIFY(!count.isEnabled()); // nobody else is called
}

void TestNetworkDialog::whereThereAreNoPublicPeersNothingIsAskedAboutThem()
{
    for (const Network network : {Network::Regtest, Network::Practice}) {
        NetworkDialog dialog(network);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        dialog.showSettings();
        for (const char* name : {"publicPeersSpinBox", "onlyOnionCheckBox", "onlyOnionReasonLabel"})
            QVERIFY2(!child<QWidget>(dialog, name).isVisible(), name);
    }
}

void TestNetworkDialog::whatIsNoAddressIsRefused_data()
{
    QTest::addColumn<QString>("peers");
    QTest::addColumn<QString>("proxy");
    QTest::addColumn<QString>("words");
    QTest::newRow("a peer with a path") << "http://node.example/"
                                        << ""
                                        << "\"http://node.example/\" is not the address of a peer";
    QTest::newRow("no peer at all") << "  "
                                    << ""
                                    << "Type the address of a peer";
    QTest::newRow("a proxy with a name") << "node.example"
                                         << "tor.example:9050"
                                         << "not by a name";
    QTest::newRow("a proxy without anything") << "node.example"
                                              << " "
                                              << "ADDRESS:PORT";
}

void TestNetworkDialog::whatIsNoAddressIsRefused()
{
    QFETCH(QString, peers);
    QFETCH(QString, proxy);
    QFETCH(QString, words);
    openSettings();
    QSignalSpy applied(m_dialog.get(), &NetworkDialog::settingsApplied);
    choose(*m_dialog, "onlyPeersRadioButton");
    QTest::keyClicks(&child<QPlainTextEdit>(*m_dialog, "onlyPeersTextEdit"), peers);
    if (!proxy.isEmpty()) {
        tick(*m_dialog, "proxyCheckBox");
        QTest::keyClicks(&child<QLineEdit>(*m_dialog, "proxyEdit"), proxy);
    }
    click(child<QPushButton>(*m_dialog, "applyConnectionButton"));
    QCOMPARE(applied.count(), 0);
    QVERIFY2(complaint(*m_dialog).contains(words), qPrintable(complaint(*m_dialog)));
}

void TestNetworkDialog::whoAsksWhyNothingMovesSeesTheStateFirst()
{
    openSettings();
    m_dialog->showState();
    QCOMPARE(child<QTabWidget>(*m_dialog, "networkTabWidget").currentIndex(), 0);
}

void TestNetworkDialog::whatIsTypedStaysWhenSettingsComeAnew()
{
    openSettings();
    choose(*m_dialog, "onlyPeersRadioButton");
    QTest::keyClicks(&child<QPlainTextEdit>(*m_dialog, "onlyPeersTextEdit"), "node.ex");
    m_dialog->settings().setSettings({{}, HostPort{"127.0.0.1", 9050}});
    QCOMPARE(child<QPlainTextEdit>(*m_dialog, "onlyPeersTextEdit").toPlainText(), "node.ex");
}

void TestNetworkDialog::whatTheCommandLineDecidesIsSaid()
{
    openSettings();
    auto& label = child<QLabel>(*m_dialog, "commandLineLabel");
    QVERIFY(!label.isVisible());
    m_dialog->settings().setOverride("This run was started with --connect.");
    QVERIFY(label.isVisible());
}

void TestNetworkDialog::aPersonTriesANode()
{
    openSettings();
    QSignalSpy wanted(m_dialog.get(), &NetworkDialog::testWanted);
    auto& edit = child<QLineEdit>(*m_dialog, "testAddressEdit");
    auto& answer = child<QLabel>(*m_dialog, "testAnswerLabel");
    QTest::keyClick(&edit, Qt::Key_Return);
    QVERIFY(answer.text().startsWith("Type an address"));
    QTest::keyClicks(&edit, "node.example");
    QTest::keyClick(&edit, Qt::Key_Return);
    QCOMPARE(wanted.count(), 1);
    QVERIFY(answer.text().startsWith("Calling node.example:8333"));
    QVERIFY(!child<QPushButton>(*m_dialog, "testConnectionButton").isEnabled());

    const HostPort node{"node.example", 8333};
    m_dialog->trial().showReport(node, PeerReport{"/Satoshi:27/", true, true, BlockHeight{910'118}, 41});
    QVERIFY2(answer.text().contains("can follow the chain"), qPrintable(answer.text()));
    m_dialog->trial().showReport(node, PeerReport{"/Satoshi:27/", false, true, BlockHeight{910'118}, 41});
    QVERIFY2(answer.text().contains("not enough"), qPrintable(answer.text()));
    m_dialog->trial().showReport(node, Error{Errc::Disconnected, "hung up"});
    QVERIFY2(answer.text().contains("Nobody answers at node.example:8333"), qPrintable(answer.text()));
}

void TestNetworkDialog::aPersonCopiesTheProof()
{
    clickTab(child<QTabWidget>(*m_dialog, "networkTabWidget"), 1);
    const SyncSnapshot snapshot = withPeers({peerOf(1, "10.0.0.4:8333")});
    m_dialog->setSnapshot(snapshot, Now);
    click(child<QPushButton>(*m_dialog, "copyProofButton"));
    const QString hash = QString::fromStdString(snapshot.tip.hash.display());
    QVERIFY(QGuiApplication::clipboard()->text().contains(hash));
    QVERIFY(child<QLabel>(*m_dialog, "proof1ValueLabel").text().contains(hash));
    QVERIFY(child<QLabel>(*m_dialog, "proofCopiedLabel").isVisible());
}

void TestNetworkDialog::theKeyboardReachesEverything()
{
    QStringList reached;
    for (int step = 0; step < 20; ++step) {
        QTest::keyClick(m_dialog.get(), Qt::Key_Tab);
        if (m_dialog->focusWidget()) reached += m_dialog->focusWidget()->objectName();
    }
    for (const char* name : {"networkOnlineButton", "peerTable", "addPeerButton", "closeButton"})
        QVERIFY2(reached.contains(name), qPrintable(reached.join(' ')));
}

QTEST_MAIN(TestNetworkDialog)
#include "tst_networkdialog.moc"
