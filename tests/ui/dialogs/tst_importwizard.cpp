// SPDX-License-Identifier: MIT

#include "tests/support/byhand.h"
#include "tests/support/snapshots.h"
#include "tests/ui/dialogs/wizardtest.h"
#include "ui/dialogs/addwallet/importscriptsdialog.h"
#include "ui/dialogs/addwallet/watchwalletdialog.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QSignalSpy>

#include <algorithm>
#include <vector>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

namespace {

constexpr const char* Address = "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu";
constexpr WalletId Old{3}; ///< The importing wallet of the snapshots.

ScanEstimate estimate()
{
    ScanEstimate known;
    known.from = BlockHeight{735'000};
    known.to = BlockHeight{910'118};
    known.blocks = 175'119;
    known.filtersHere = 161'200;
    known.bytesToFetch = 270'000'000;
    known.seconds = 240;
    known.pausing = {"Daily", "Savings"};
    known.pausingAt = known.to;
    return known;
}

SyncEvent importDone(int transactions)
{
    SyncEvent event = SyncEvent::of(SyncEvent::Kind::ImportDone);
    event.wallet = Old;
    event.job = JobId{9};
    event.count = transactions;
    return event;
}

bool hasLabel(const QWidget& wizard, const QString& words)
{
    return std::ranges::any_of(wizard.findChildren<QLabel*>(),
                               [&](const QLabel* label) { return label->isVisible() && label->text() == words; });
}

} // namespace

/// How every import ends: the pre-flight before it, the result after it.
class TestImportWizard : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { delete m_wizard; }
    void saysWhatTheScanTakesBeforeItBegins();
    void saysWhatEachBirthdayCostsWhileItIsChosen();
    void startsAlsoWhenTheSumIsLate();
    void onlyTheLastQuestionsAnswerCounts();
    void aPersonMayImportNowAndScanLater();
    void aPersonMayLetItStartWhenIdle();
    void whereNothingIsToBeScannedNobodyIsAskedWhen();
    void withoutAConnectionItSaysThatItBeginsWithOne();
    void tellsHowTheImportGoesAndWhatItFound();
    void saysWhatToTryWhenNothingWasFound();
    void addressesThatWereNeverPaidSayNothingOfTheWallet();
    void whatToTryNextIsAButtonAway();
    void saysThatItWaitsFailedOrWasCancelled();
    void anImportThatIsOverAtOnceIsNotMissed();
    void aDuplicateIsSaidOnTheLastStep();
    void takesAddressesAndAHeightWindow();
    void aListSaysFromWhichBlockOn();
    void whileTheHeadersComeNoBlockIsCalledMissing();
    void tellsAScriptFromAddresses();
    void anOutpointLeadsToWhereItIsLookedUp();
    void saysWhichOtherWalletHasTheAddress();
    void saysUnderTheFieldWhatIsWrongWithTheWindow_data();
    void saysUnderTheFieldWhatIsWrongWithTheWindow();

private:
    QString label(const char* name) { return child<QLabel>(*m_wizard, name).text(); }
    void goToPreflight();
    void start();
    void openScripts();
    QPointer<ImportWizard> m_wizard;
    QPointer<WatchWalletDialog> m_watch;
    QPointer<ImportScriptsDialog> m_scripts;
};

void TestImportWizard::init()
{
    failOnAnyWarning();
    m_wizard = m_watch = new WatchWalletDialog(Network::Mainnet, BlockHeight{910'118});
    m_wizard->open();
    QVERIFY(QTest::qWaitForWindowActive(m_wizard));
}

void TestImportWizard::goToPreflight()
{
    retypeText(child<QPlainTextEdit>(*m_wizard, "watchTextEdit"), Address);
    goOn(*m_wizard);
    choose(*m_wizard, "birthdayHeightButton");
    retype(child<QSpinBox>(*m_wizard, "birthdayHeightBox"), 735'000);
    goOn(*m_wizard);
    QTest::keyClicks(&child<QLineEdit>(*m_wizard, "nameEdit"), "Old phone");
    goOn(*m_wizard);
}

void TestImportWizard::start()
{
    goToPreflight();
    click(mainButton(*m_wizard));
    m_wizard->setStored(Old);
    QTRY_VERIFY(m_wizard->isVisible());
}

void TestImportWizard::openScripts()
{
    delete m_wizard;
    m_wizard = m_scripts = new ImportScriptsDialog("Savings", Network::Mainnet, BlockHeight{910'118});
    m_wizard->open();
    QVERIFY(QTest::qWaitForWindowActive(m_wizard));
}

void TestImportWizard::aListSaysFromWhichBlockOn()
{
    openScripts();
    auto& text = child<QPlainTextEdit>(*m_wizard, "scriptsTextEdit");
    auto& from = child<QSpinBox>(*m_wizard, "fromHeightBox");
    retypeText(text, QString(Address) + ",Rent,840000");
    QCOMPARE(from.value(), 840'000);
    QVERIFY(m_scripts->scripts().from == BlockHeight{840'000});
    retypeText(text, Address);
    QCOMPARE(from.value(), 0);
    retype(from, 800'000); // who says so knows better
    retypeText(text, QString(Address) + ",Rent,840000");
    QCOMPARE(from.value(), 800'000);
}

void TestImportWizard::whileTheHeadersComeNoBlockIsCalledMissing()
{
    delete m_wizard;
    m_wizard = m_scripts = new ImportScriptsDialog("Savings", Network::Mainnet, std::nullopt);
    m_wizard->open();
    QVERIFY(QTest::qWaitForWindowActive(m_wizard));
    retypeText(child<QPlainTextEdit>(*m_wizard, "scriptsTextEdit"), Address);
    retype(child<QSpinBox>(*m_wizard, "fromHeightBox"), 840'000);
    goOn(*m_wizard);
    QVERIFY(!child<QSpinBox>(*m_wizard, "fromHeightBox").isVisible());
}

void TestImportWizard::saysWhatTheScanTakesBeforeItBegins()
{
    ScanWish wish;
    connect(m_wizard, &ImportWizard::estimateWanted, this, [&](const ScanWish& wanted) { wish = wanted; });
    goToPreflight();
    QCOMPARE(std::get<BlockHeight>(wish.since.since), BlockHeight{735'000});
    QCOMPARE(wish.scripts, std::optional<int>(1));
    m_wizard->setEstimate(estimate());
    QVERIFY2(label("estimateRangeLabel").contains("735,000"), qPrintable(label("estimateRangeLabel")));
    QVERIFY2(label("estimateCostLabel").contains("92\u00a0%"), qPrintable(label("estimateCostLabel")));
    QVERIFY2(label("estimateCostLabel").endsWith("about 270\u00a0MB to fetch · about 4\u00a0min"),
             qPrintable(label("estimateCostLabel")));
    QVERIFY2(label("estimatePausingLabel").contains("Savings"), qPrintable(label("estimatePausingLabel")));
    QVERIFY(!child<QLabel>(*m_wizard, "estimateLowerBoundLabel").isVisible());
    ScanEstimate early = estimate();
    early.headersAreCurrent = false;
    early.isGuess = true; // a first restore
    m_wizard->setEstimate(early);
    QVERIFY(child<QLabel>(*m_wizard, "estimateLowerBoundLabel").isVisible());
    QVERIFY2(label("estimateCostLabel").endsWith("at least 270\u00a0MB to fetch · at least 4\u00a0min, at a guess"),
             qPrintable(label("estimateCostLabel")));
}

void TestImportWizard::saysWhatEachBirthdayCostsWhileItIsChosen()
{
    std::vector<ScanWish> asked;
    connect(m_wizard, &ImportWizard::costWanted, this, [&](const ScanWish& wish) { asked.push_back(wish); });
    retypeText(child<QPlainTextEdit>(*m_wizard, "watchTextEdit"), Address);
    QVERIFY(asked.empty());
    goOn(*m_wizard);
    QCOMPARE(asked.size(), 1U);
    QVERIFY(std::holds_alternative<Birthday::Unknown>(asked.back().since.since));
    m_wizard->setCost(estimate());
    QVERIFY2(label("birthdayCostLabel").contains("175,119 blocks"), qPrintable(label("birthdayCostLabel")));
    QVERIFY2(label("birthdayCostLabel").endsWith("about 4\u00a0min"), qPrintable(label("birthdayCostLabel")));

    choose(*m_wizard, "birthdayHeightButton");
    retype(child<QSpinBox>(*m_wizard, "birthdayHeightBox"), 900'000);
    QCOMPARE(std::get<BlockHeight>(asked.back().since.since), BlockHeight{900'000});
    QVERIFY(!label("birthdayCostLabel").contains("175,119")); // of another choice
    ScanEstimate less = estimate();
    less.seconds = 61;
    for (std::size_t answer = 2; answer < asked.size(); ++answer) m_wizard->setCost(estimate());
    QVERIFY(!label("birthdayCostLabel").contains("175,119"));
    m_wizard->setCost(less);
    QVERIFY2(label("birthdayCostLabel").endsWith("about 2\u00a0min"), qPrintable(label("birthdayCostLabel")));
}

void TestImportWizard::startsAlsoWhenTheSumIsLate()
{
    QSignalSpy submitted(m_wizard, &FormDialog::submitted);
    goToPreflight();
    QVERIFY(mainButton(*m_wizard).isEnabled());
    m_wizard->setEstimate(Error{Errc::Stopping, {}});
    QVERIFY2(label("estimateCostLabel").contains("It goes on at the next start."),
             qPrintable(label("estimateCostLabel")));
    click(child<QPushButton>(*m_wizard, "copyEstimateErrorButton"));
    QVERIFY(QGuiApplication::clipboard()->text().contains("stopping"));
    click(mainButton(*m_wizard));
    QCOMPARE(submitted.count(), 1);
}

void TestImportWizard::onlyTheLastQuestionsAnswerCounts()
{
    goToPreflight();
    click(child<QPushButton>(*m_wizard, "backButton"));
    goOn(*m_wizard);
    m_wizard->setEstimate(estimate()); // of the first question
    QVERIFY2(!label("estimateRangeLabel").contains("735,000"), qPrintable(label("estimateRangeLabel")));
    m_wizard->setEstimate(estimate());
    QVERIFY2(label("estimateRangeLabel").contains("735,000"), qPrintable(label("estimateRangeLabel")));
}

void TestImportWizard::aPersonMayImportNowAndScanLater()
{
    goToPreflight();
    QCOMPARE(m_watch->takeWallet().start, ScanStart::AtOnce);
    choose(*m_wizard, "scanLaterButton");
    QCOMPARE(mainButton(*m_wizard).text().remove('&'), "Import");
    click(mainButton(*m_wizard));
    QCOMPARE(m_watch->takeWallet().start, ScanStart::WhenResumed);
}

void TestImportWizard::aPersonMayLetItStartWhenIdle()
{
    goToPreflight();
    m_wizard->setEstimate(estimate());
    const QString pausing = label("estimatePausingLabel");
    QVERIFY2(pausing.startsWith("\"Daily\" and \"Savings\" pause at block 910,118"), qPrintable(pausing));
    choose(*m_wizard, "startWhenIdleButton");
    QVERIFY2(label("estimatePausingLabel").startsWith("No other wallet has to wait"), qPrintable(pausing));
    choose(*m_wizard, "startNowButton");
    QCOMPARE(label("estimatePausingLabel"), pausing);
    choose(*m_wizard, "startWhenIdleButton");
    QCOMPARE(mainButton(*m_wizard).text().remove('&'), "Start");
    click(mainButton(*m_wizard));
    QCOMPARE(m_watch->takeWallet().start, ScanStart::WhenIdle);
    m_wizard->setStored(Old);
    SyncSnapshot waiting = importingSnapshot();
    waiting.jobs.first().state = JobState::Queued;
    waiting.jobs.first().startsWhenIdle = true;
    m_wizard->setSnapshot(waiting);
    QCOMPARE(stepTitle(*m_wizard), "The import waits");
    QVERIFY2(label("resultLabel").contains("waiting for an idle moment"), qPrintable(label("resultLabel")));
    QVERIFY2(label("resultMoreLabel").contains("Start now"), qPrintable(label("resultMoreLabel")));
}

void TestImportWizard::whereNothingIsToBeScannedNobodyIsAskedWhen()
{
    goToPreflight();
    choose(*m_wizard, "scanLaterButton"); // before the answer came
    ScanEstimate none;
    none.headersAreCurrent = false;
    m_wizard->setEstimate(none);
    QVERIFY(child<QRadioButton>(*m_wizard, "startNowButton").isVisible()); // there may be some yet
    none.headersAreCurrent = true;
    m_wizard->setEstimate(none);
    QCOMPARE(label("estimateRangeLabel"), "No block has to be looked at.");
    QVERIFY(!child<QRadioButton>(*m_wizard, "startNowButton").isVisible());
    QCOMPARE(mainButton(*m_wizard).text().remove('&'), "Start");
    QVERIFY(m_wizard->isAncestorOf(QApplication::focusWidget()));
    m_wizard->setEstimate(estimate());
    QVERIFY(child<QRadioButton>(*m_wizard, "startNowButton").isVisible());
}

void TestImportWizard::withoutAConnectionItSaysThatItBeginsWithOne()
{
    SyncSnapshot offline = importingSnapshot();
    offline.manager = ManagerState::Connecting;
    offline.peers.clear();
    SyncSnapshot before = offline;
    before.wallets.clear(); // it is not there before it is made
    m_wizard->setSnapshot(before);
    goToPreflight();
    ScanEstimate early = estimate();
    early.headersAreCurrent = false;
    m_wizard->setEstimate(early);
    QVERIFY2(label("estimateLowerBoundLabel").startsWith("No node is connected: it begins when"),
             qPrintable(label("estimateLowerBoundLabel")));
    QVERIFY(!label("estimateLowerBoundLabel").contains("being fetched"));
    click(mainButton(*m_wizard));
    m_wizard->setStored(Old);
    offline.jobs[0].state = JobState::Queued;
    m_wizard->setSnapshot(offline);
    QCOMPARE(stepTitle(*m_wizard), "The import waits");
    QVERIFY2(label("resultLabel").contains("waiting for a connection"), qPrintable(label("resultLabel")));
    QVERIFY2(label("resultMoreLabel").startsWith("It begins when there is a connection."),
             qPrintable(label("resultMoreLabel")));
    SyncSnapshot headers = offline;
    headers.manager = ManagerState::Syncing;
    headers.peers = {PeerInfo{}};
    headers.peers[0].announcedHeight = BlockHeight{920'000};
    m_wizard->setSnapshot(headers);
    QVERIFY2(label("resultMoreLabel").startsWith("It begins when the headers are here."),
             qPrintable(label("resultMoreLabel")));
    SyncSnapshot lost = importingSnapshot(); // in the middle
    lost.peers.clear();
    m_wizard->setSnapshot(lost);
    QVERIFY2(label("resultMoreLabel").startsWith("It goes on when there is a connection."),
             qPrintable(label("resultMoreLabel")));
}

void TestImportWizard::tellsHowTheImportGoesAndWhatItFound()
{
    start();
    QCOMPARE(m_wizard->windowModality(), Qt::NonModal); // the banner's buttons can be pressed
    m_wizard->setSnapshot(importingSnapshot());
    m_wizard->setFirstAddress(Address); // says nothing about the outcome
    QVERIFY2(label("resultLabel").contains("612,339"), qPrintable(label("resultLabel")));
    QCOMPARE(child<QProgressBar>(*m_wizard, "resultProgressBar").value(), 67);

    m_wizard->tell(importDone(14));
    m_wizard->setSnapshot(snapshotOf({walletView(3, "Old phone")}));
    QVERIFY2(label("resultLabel").contains("14 transactions"), qPrintable(label("resultLabel")));
    QVERIFY2(label("resultLabel").contains("1.204"), qPrintable(label("resultLabel")));
    QSignalSpy wanted(m_wizard, &ImportWizard::walletWanted);
    click(mainButton(*m_wizard));
    QCOMPARE(wanted.count(), 1);
}

void TestImportWizard::saysWhatToTryWhenNothingWasFound()
{
    start();
    SyncEvent done = importDone(0);
    done.from = BlockHeight{735'000};
    done.height = BlockHeight{910'118};
    m_wizard->tell(done);
    m_wizard->setSnapshot(snapshotOf({walletView(3, "Old phone")}));
    QCOMPARE(stepTitle(*m_wizard), "Nothing was found");
    QVERIFY2(label("resultLabel").endsWith("\" is in blocks 735,000 to 910,118."), qPrintable(label("resultLabel")));
    QVERIFY2(label("hint1Label").contains("earlier"), qPrintable(label("hint1Label")));
    m_wizard->setFirstAddress(Address); // comes later, and is asked for again: the hints stay in order
    QVERIFY2(label("hint1Label").contains("earlier"), qPrintable(label("hint1Label")));
}

void TestImportWizard::addressesThatWereNeverPaidSayNothingOfTheWallet()
{
    openScripts();
    retypeText(child<QPlainTextEdit>(*m_wizard, "scriptsTextEdit"), Address);
    goOn(*m_wizard);
    click(mainButton(*m_wizard));
    m_wizard->setStored(Old, JobId{9});
    SyncEvent done = importDone(0);
    done.jobKind = JobKind::Scripts;
    done.from = BlockHeight{735'000};
    done.height = BlockHeight{910'118};
    m_wizard->tell(done);
    m_wizard->setSnapshot(snapshotOf({walletView(3, "Savings")}));
    QCOMPARE(stepTitle(*m_wizard), "Nothing more was found");
    QCOMPARE(label("resultLabel"), "No payment to these addresses is in blocks 735,000 to 910,118.");
    QVERIFY2(!label("resultLabel").contains("Savings"), qPrintable(label("resultLabel")));
    QVERIFY2(label("resultMoreLabel").startsWith("What \"Savings\" held before is unchanged. If there should be one"),
             qPrintable(label("resultMoreLabel")));
    QVERIFY2(!label("resultMoreLabel").contains("in this order"), qPrintable(label("resultMoreLabel"))); // there is one
    QVERIFY2(label("hint1Label").contains("compare them"), qPrintable(label("hint1Label")));
    QVERIFY(!hasLabel(*m_wizard, "1."));
}

void TestImportWizard::whatToTryNextIsAButtonAway()
{
    start();
    const auto& earlier = child<QPushButton>(*m_wizard, "earlierBlocksButton");
    QVERIFY(!earlier.isVisible());
    m_wizard->tell(importDone(0));
    m_wizard->setSnapshot(snapshotOf({walletView(3, "Old phone")}));
    QVERIFY(earlier.isVisible());
    QCOMPARE(earlier.accessibleDescription(), label("hint1Label"));
    // Of a list of addresses neither a lookahead nor a kind helps.
    for (const char* other : {"scanDeeperButton", "otherAddressesButton", "otherPassphraseButton"})
        QVERIFY2(!child<QPushButton>(*m_wizard, other).isVisible(), other);
    WalletId wallet;
    NextStep step{};
    connect(m_wizard, &ImportWizard::stepWanted, this, [&](WalletId of, NextStep wanted) {
        wallet = of;
        step = wanted;
    });
    // Where the keyboard would be: the offscreen platform activates no window that was hidden for a moment.
    for (int tabs = 0; tabs < 9 && m_wizard->focusWidget() != &earlier; ++tabs)
        QTest::keyClick(m_wizard->focusWidget(), Qt::Key_Tab);
    QCOMPARE(m_wizard->focusWidget(), static_cast<const QWidget*>(&earlier));
    QTest::keyClick(m_wizard->focusWidget(), Qt::Key_Space);
    QVERIFY(wallet == Old && step == NextStep::EarlierBlocks);
}

void TestImportWizard::saysThatItWaitsFailedOrWasCancelled()
{
    start();
    SyncSnapshot snapshot = importingSnapshot();
    snapshot.jobs[0].state = JobState::Paused;
    m_wizard->setSnapshot(snapshot);
    QCOMPARE(stepTitle(*m_wizard), "The import waits");
    snapshot.jobs[0].state = JobState::Failed;
    snapshot.jobs[0].problem = Error{Errc::DiskFull, {}};
    m_wizard->setSnapshot(snapshot);
    QVERIFY2(label("resultLabel").contains("disk is full"), qPrintable(label("resultLabel")));
    QVERIFY2(label("resultMoreLabel").contains("Free some space"), qPrintable(label("resultMoreLabel")));
    auto& copy = child<QPushButton>(*m_wizard, "copyResultButton");
    click(copy);
    QVERIFY(QGuiApplication::clipboard()->text().contains("disk-full"));
    copy.setFocus();
    m_wizard->setSnapshot(snapshot); // the next word of the program leaves the keyboard where it is
    QCOMPARE(m_wizard->focusWidget(), &copy);
    WalletView left = walletView(3, "Old phone", WalletState::Stopped);
    left.isPartial = true;
    m_wizard->setSnapshot(snapshotOf({left}));
    QCOMPARE(stepTitle(*m_wizard), "The import was cancelled");
}

void TestImportWizard::anImportThatIsOverAtOnceIsNotMissed()
{
    goToPreflight();
    click(mainButton(*m_wizard));
    m_wizard->tell(importDone(2));
    m_wizard->setStored(Old);
    m_wizard->setSnapshot(snapshotOf({walletView(3, "Old phone")}));
    QVERIFY2(label("resultLabel").contains("2 transactions"), qPrintable(label("resultLabel")));
}

void TestImportWizard::aDuplicateIsSaidOnTheLastStep()
{
    goToPreflight();
    click(mainButton(*m_wizard));
    QVERIFY(!mainButton(*m_wizard).isEnabled());
    QVERIFY(!child<QPushButton>(*m_wizard, "backButton").isEnabled());
    m_wizard->showError(Error{Errc::Duplicate, "Daily"});
    QVERIFY2(complaint(*m_wizard).contains("Daily"), qPrintable(complaint(*m_wizard)));
    click(child<QPushButton>(*m_wizard, "backButton"));
    QVERIFY(child<QLineEdit>(*m_wizard, "nameEdit").isVisible());
}

void TestImportWizard::takesAddressesAndAHeightWindow()
{
    openScripts();
    QVERIFY(m_wizard->windowTitle().contains("Savings"));
    QTest::keyClicks(&child<QPlainTextEdit>(*m_wizard, "scriptsTextEdit"), QString(Address) + ",Rent");
    QVERIFY(!m_scripts->scripts().to); // follows, unless a last block is given
    tick(*m_wizard, "followBox");
    retype(child<QSpinBox>(*m_wizard, "fromHeightBox"), 800'000);
    retype(child<QSpinBox>(*m_wizard, "toHeightBox"), 820'000);
    goOn(*m_wizard);
    QSignalSpy submitted(m_wizard, &FormDialog::submitted);
    click(mainButton(*m_wizard));
    QCOMPARE(submitted.count(), 1);
    QCOMPARE(m_scripts->scripts().from->value, 800'000);
    QCOMPARE(m_scripts->scripts().to->value, 820'000);
}

void TestImportWizard::anOutpointLeadsToWhereItIsLookedUp()
{
    const QString outpoint = QString(64, u'a') + ":1";
    for (const char* field : {"watchTextEdit", "scriptsTextEdit"}) { // as a wallet of its own, and into one
        if (field == QByteArray("scriptsTextEdit")) openScripts();
        auto& text = child<QPlainTextEdit>(*m_wizard, field);
        auto& button = child<QPushButton>(*m_wizard, "lookUpOutpointButton");
        retypeText(text, QString(64, u'a'));
        QVERIFY(!button.isVisible());
        retypeText(text, outpoint);
        click(mainButton(*m_wizard));
        QVERIFY2(hasLabel(*m_wizard, "This is an outpoint, no address. Look it up, or paste the address that it pays."),
                 field);
        QSignalSpy wanted(m_wizard, &ImportWizard::lookUpWanted);
        click(button);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted[0][0].toString(), outpoint);
    }
}

void TestImportWizard::saysWhichOtherWalletHasTheAddress()
{
    openScripts();
    m_scripts->setTarget(Old);
    QSignalSpy asked(m_scripts, &ImportWizard::watchersWanted);
    const auto& note = child<QLabel>(*m_wizard, "watchedAlreadyLabel");
    retypeText(child<QPlainTextEdit>(*m_wizard, "scriptsTextEdit"), Address);
    QTRY_COMPARE(asked.count(), 1); // once the person rests, not for every key
    const auto question = asked[0][0].value<WatchQuestion>();
    QCOMPARE(question.into, std::optional(Old));
    m_scripts->setWatchedAlready(question, {});
    QVERIFY(!note.isVisible());
    m_scripts->setWatchedAlready(question, {{}, {"Daily"}, 1, 1});
    QVERIFY(note.isVisible());
    QVERIFY2(note.text().contains("in \"Daily\" already"), qPrintable(note.text()));
    goOn(*m_wizard); // it is allowed
}

void TestImportWizard::tellsAScriptFromAddresses()
{
    openScripts();
    auto& text = child<QPlainTextEdit>(*m_wizard, "scriptsTextEdit");
    retypeText(text, "0014c0cebcd6c3d3ca8c75dc5ec62ebe55330ef910e2");
    QVERIFY(m_scripts->scripts().addresses.empty());
    QVERIFY(!m_scripts->scripts().scriptHex.empty());
    retypeText(text, Address);
    QVERIFY(m_scripts->scripts().scriptHex.empty());
}

void TestImportWizard::saysUnderTheFieldWhatIsWrongWithTheWindow_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("said");
    const QString sound = QString::fromLatin1(Address);
    QTest::newRow("nothing") << "" << 0 << 1 << "scriptsProblemLabel"
                             << "at least one";
    QTest::newRow("a typing mistake") << QString(sound).replace("cr8te", "cr8ta") << 0 << 1 << "scriptsProblemLabel"
                                      << "checksum";
    QTest::newRow("another network") << "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx" << 0 << 1 << "scriptsProblemLabel"
                                     << "network";
    QTest::newRow("the end before the beginning") << sound << 812'000 << 800'000 << "windowProblemLabel"
                                                  << "after the last";
    QTest::newRow("a block to come") << sound << 910'119 << 910'119 << "windowProblemLabel"
                                     << "910,118";
}

void TestImportWizard::saysUnderTheFieldWhatIsWrongWithTheWindow()
{
    QFETCH(QString, text);
    QFETCH(int, from);
    QFETCH(int, to);
    QFETCH(QString, label);
    QFETCH(QString, said);
    openScripts();
    retypeText(child<QPlainTextEdit>(*m_wizard, "scriptsTextEdit"), text);
    tick(*m_wizard, "followBox");
    retype(child<QSpinBox>(*m_wizard, "fromHeightBox"), from);
    retype(child<QSpinBox>(*m_wizard, "toHeightBox"), to);
    const QString before = stepTitle(*m_wizard);
    click(mainButton(*m_wizard));
    QCOMPARE(stepTitle(*m_wizard), before);
    const auto& message = child<QLabel>(*m_wizard, qPrintable(label));
    QVERIFY2(message.isVisible() && message.text().contains(said), qPrintable(complaint(*m_wizard)));
}

QTEST_MAIN(TestImportWizard)
#include "tst_importwizard.moc"
