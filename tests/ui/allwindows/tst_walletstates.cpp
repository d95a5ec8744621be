// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "tests/support/roomcheck.h"
#include "tests/ui/allwindows/controls.h"
#include "tests/ui/allwindows/fedpages.h"
#include "tests/ui/allwindows/samples.h"
#include "tests/ui/allwindows/visiblewords.h"
#include "tests/ui/allwindows/walletstates.h"
#include "ui/mainwindow/sidebar/sidebar.h"
#include "ui/mainwindow/syncstatusbar.h"
#include "ui/models/addressmodel.h"
#include "ui/models/walletlistmodel.h"
#include "ui/pages/allwalletspage.h"
#include "ui/pages/lockpage.h"
#include "ui/pages/sectionstack.h"
#include "ui/pages/walletheader.h"
#include "ui/pages/walletpage.h"
#include "ui/style/theme.h"

#include <QDir>
#include <QListView>
#include <QMainWindow>
#include <QPushButton>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

/// Every state of a wallet on every page: it is said in words, and what cannot be done now says why in text.
/// LOCKSTEP_PICTURES=folder keeps what it looked like, in both themes.
class TestWalletStates : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnAnyWarning(); }
    void cleanup() { Theme::apply(ThemeChoice::Light); }

    void everyPageSaysTheStateInWords_data() { addRows(); }
    void everyPageSaysTheStateInWords();
    void headerAndSidebarSayIt_data();
    void headerAndSidebarSayIt();
    void lockedIsSaidBesideEveryState_data() { headerAndSidebarSayIt_data(); }
    void lockedIsSaidBesideEveryState();
    void addressesAreMarkedWhileNotAllBlocksWereLookedAt_data() { headerAndSidebarSayIt_data(); }
    void addressesAreMarkedWhileNotAllBlocksWereLookedAt();
    void whatCannotBeDoneSaysWhyInText_data() { addRows(); }
    void whatCannotBeDoneSaysWhyInText();
    void everyPageHasRoomForWhatItSays_data() { addRows(); }
    void everyPageHasRoomForWhatItSays();
    void whatHelpsIsOneClickAway_data();
    void whatHelpsIsOneClickAway();

private:
    static void addRows();
    static std::unique_ptr<QWidget> open(const WalletStateSample& sample, const QString& page);
    static QStringList headerWordsOf(const WalletStateSample& sample);
    static const QWidget& pageIn(const QWidget& window, const QString& page);
    static QStringList wordsOf(const WalletStateSample& sample, const QString& page);
};

namespace {

const QStringList Pages{"Overview", "Transactions", "Receive", "Addresses", "Settings", "Lock page", "All wallets"};

constexpr QSize SmallestWindow(900, 600);
constexpr QSize SmallestPage(627, 535); ///< In it, beside the sidebar and without a banner.

WalletStateSample stateNamed(const QString& name)
{
    for (const WalletStateSample& sample : walletStates())
        if (QLatin1StringView(sample.name) == name) return sample;
    qFatal("no state is called \"%s\"", qPrintable(name));
}

std::unique_ptr<QWidget> makeAllWallets(const SyncSnapshot& snapshot)
{
    auto page = std::make_unique<AllWalletsPage>();
    page->setSnapshot(shared(snapshot), SampleNow);
    page->resize(830, 640);
    return page;
}

void keepPicture(QWidget& window, const QString& name, ThemeChoice theme)
{
    const QString pictures = qEnvironmentVariable("LOCKSTEP_PICTURES");
    const QLatin1StringView look(theme == ThemeChoice::Dark ? "dark" : "light");
    if (!pictures.isEmpty()) window.grab().save(QDir(pictures).filePath(QStringLiteral("%1, %2.png").arg(name, look)));
}

/// A wallet that was locked while somebody looked at it.
void lock(QWidget& window, SyncSnapshot snapshot)
{
    auto* page = window.findChild<WalletPage*>();
    for (const WalletAuth auth : {WalletAuth::Unlocked, WalletAuth::Locked}) {
        snapshot.wallets[0].auth = auth;
        page->setSnapshot(shared(snapshot), SampleNow);
    }
    window.findChild<Sidebar*>()->setSnapshot(shared(snapshot), SampleNow);
    window.findChild<SyncStatusBar*>()->setSnapshot(snapshot);
}

bool canHaveState(const WalletStateSample& sample, const QString& page)
{
    const WalletAuth auth = sample.snapshot.wallets.first().auth;
    return page != "Lock page" || auth == WalletAuth::Locked || auth == WalletAuth::Unlocked;
}

/// Whether nothing is missing in it but what comes within seconds.
bool isUpToDate(const WalletView& wallet)
{
    return wallet.state == WalletState::Synced || wallet.state == WalletState::Catching;
}

} // namespace

void TestWalletStates::addRows()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("page");
    for (const WalletStateSample& sample : walletStates())
        for (const QString& page : Pages)
            if (canHaveState(sample, page))
                QTest::addRow("%s: %s", sample.name, qPrintable(page)) << QString::fromLatin1(sample.name) << page;
}

std::unique_ptr<QWidget> TestWalletStates::open(const WalletStateSample& sample, const QString& page)
{
    std::unique_ptr<QWidget> window;
    if (page == "All wallets") {
        window = makeAllWallets(sample.snapshot);
    } else {
        const auto section = static_cast<Section>(qMax(0, Pages.indexOf(page)) % 5);
        window = makeFedMainWindow(sample.snapshot, WalletId{1}, section);
        if (page == "Lock page") lock(*window, sample.snapshot);
    }
    window->show();
    if (!QTest::qWaitForWindowExposed(window.get())) qFatal("the window does not open");
    return window;
}

/// The header stands over every page of a wallet.
QStringList TestWalletStates::headerWordsOf(const WalletStateSample& sample)
{
    const WalletAuth auth = sample.snapshot.wallets.first().auth;
    QStringList words{sample.chip, sample.line, sample.balanceNote};
    if (auth == WalletAuth::Locked) words += "Locked";
    if (auth == WalletAuth::WatchOnly) words += "Watch-only";
    words.removeAll(QString());
    return words;
}

/// What has to be in sight on the page itself.
QStringList TestWalletStates::wordsOf(const WalletStateSample& sample, const QString& page)
{
    const WalletAuth auth = sample.snapshot.wallets.first().auth;
    QStringList words;
    if (page == "Overview")
        words += {sample.balanceNote,
                  isUpToDate(sample.snapshot.wallets.first()) ? "Synced to block" : "Scanned to block"};
    if (page == "Overview" && auth == WalletAuth::WatchOnly) words += "it shows payments and cannot sign";
    if (page == "Transactions") words += sample.historyNote;
    if (page == "Receive") words += sample.receiveNote;
    if (page == "Addresses" && !sample.balanceNote.isEmpty()) words += "Balances and payments: " + sample.balanceNote;
    if (page == "Settings") words += sample.settings;
    if (page == "Lock page")
        words += {"Daily is locked", sample.line + "\nIt needs no passphrase to follow the chain."};
    if (page == "All wallets") words += sample.cell + u'\n'; // the whole cell
    words.removeAll(QString());
    return words;
}

/// The page alone: what the header, the banners or the sidebar say is not said by it.
const QWidget& TestWalletStates::pageIn(const QWidget& window, const QString& page)
{
    if (page == "All wallets") return window;
    if (page == "Lock page") return *window.findChild<LockPage*>();
    return *window.findChild<WalletPage*>()->sections().currentPage();
}

void TestWalletStates::everyPageSaysTheStateInWords()
{
    QFETCH(QString, state);
    QFETCH(QString, page);
    const WalletStateSample sample = stateNamed(state);
    for (const ThemeChoice theme : {ThemeChoice::Light, ThemeChoice::Dark}) {
        Theme::apply(theme);
        const auto window = open(sample, page);
        const QString said = visibleWords(pageIn(*window, page));
        for (const QString& words : wordsOf(sample, page))
            QVERIFY2(said.contains(words), qPrintable(QStringLiteral("\"%1\" is not in:\n%2").arg(words, said)));
        keepPicture(*window, page + ", " + state, theme);
    }
}

void TestWalletStates::headerAndSidebarSayIt_data()
{
    QTest::addColumn<QString>("state");
    for (const WalletStateSample& sample : walletStates())
        QTest::newRow(sample.name) << QString::fromLatin1(sample.name);
}

void TestWalletStates::headerAndSidebarSayIt()
{
    QFETCH(QString, state);
    const WalletStateSample sample = stateNamed(state);
    const bool canBeLocked = sample.snapshot.wallets.first().auth != WalletAuth::WatchOnly;
    for (const QString& page : canBeLocked ? QStringList{"Overview", "Lock page"} : QStringList{"Settings"}) {
        const auto window = open(sample, page);
        const QString header = visibleWords(*window->findChild<WalletHeader*>());
        for (const QString& words : headerWordsOf(sample))
            QVERIFY2(header.contains(words), qPrintable(QStringLiteral("\"%1\" is not in:\n%2").arg(words, header)));
        const QModelIndex row = child<QListView>(*window, "walletListView").model()->index(0, 0);
        QCOMPARE(row.data(WalletListModel::LineRole).toString(), sample.sidebar);
        QCOMPARE(row.data(WalletListModel::NoteRole).toString(), sample.balanceNote);
        for (const int role : {int(Qt::AccessibleTextRole), int(Qt::ToolTipRole)})
            QVERIFY2(row.data(role).toString().contains(sample.line), qPrintable(row.data(role).toString()));
    }
}

void TestWalletStates::lockedIsSaidBesideEveryState()
{
    QFETCH(QString, state);
    WalletStateSample sample = stateNamed(state);
    if (sample.snapshot.wallets.first().auth == WalletAuth::WatchOnly) return; // it has nothing to lock
    sample.snapshot.wallets.first().auth = WalletAuth::Locked;
    const auto window = open(sample, "Overview");
    const QString header = visibleWords(*window->findChild<WalletHeader*>());
    for (const QString& words : {QString("Locked"), sample.chip, sample.line})
        QVERIFY2(header.contains(words), qPrintable(QStringLiteral("\"%1\" is not in:\n%2").arg(words, header)));
    const QModelIndex row = child<QListView>(*window, "walletListView").model()->index(0, 0);
    QCOMPARE(row.data(WalletListModel::BadgeRole).toString(), "Locked");
    QCOMPARE(row.data(WalletListModel::LineRole).toString(), sample.sidebar);
    const QString spoken = row.data(Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.contains("Locked") && spoken.contains(sample.line), qPrintable(spoken));
}

void TestWalletStates::addressesAreMarkedWhileNotAllBlocksWereLookedAt()
{
    QFETCH(QString, state);
    const WalletStateSample sample = stateNamed(state);
    const auto window = open(sample, "Addresses");
    const QAbstractItemModel* rows = window->findChild<AddressModel*>();
    QVERIFY(rows && rows->rowCount() > 0);
    for (int row = 0; row < rows->rowCount(); ++row) {
        const QString said = rows->index(row, AddressModel::StateColumn).data().toString();
        QCOMPARE(said.endsWith(" so far"), sample.snapshot.wallets.first().isPartial);
    }
}

void TestWalletStates::whatCannotBeDoneSaysWhyInText()
{
    QFETCH(QString, state);
    QFETCH(QString, page);
    const WalletStateSample sample = stateNamed(state);
    const auto window = open(sample, page);
    const QStringList unexplained = unexplainedIn(*window);
    QVERIFY2(unexplained.isEmpty(), qPrintable(unexplained.join(u'\n')));
    if (page != "Settings") return;
    for (const char* name : {"rescanButton", "scanDeeperButton", "removeWalletButton"})
        QCOMPARE(child<QPushButton>(*window, name).isEnabled(), !sample.disabled.contains(QLatin1StringView(name)));
}

void TestWalletStates::everyPageHasRoomForWhatItSays()
{
    QFETCH(QString, state);
    QFETCH(QString, page);
    for (const double letters : {1.0, 1.5}) {
        const LargeLetters large(letters);
        const auto window = open(stateNamed(state), page);
        const bool isWhole = qobject_cast<QMainWindow*>(window.get());
        for (const QSize& size : {window->size(), isWhole ? SmallestWindow : SmallestPage}) {
            window->resize(size);
            for (int i = 0; i < 5; ++i) QApplication::processEvents();
            const QString cut = cutOffIn(*window);
            QVERIFY2(cut.isEmpty(), qPrintable(QStringLiteral("%1 wide:\n%2").arg(size.width()).arg(cut)));
        }
    }
}

void TestWalletStates::whatHelpsIsOneClickAway_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("button");
    QTest::newRow("an error can be tried again") << "error"
                                                 << "Overview"
                                                 << "retryButton";
    QTest::newRow("an error tells its details") << "error"
                                                << "Overview"
                                                << "errorDetailsButton";
    QTest::newRow("an error's details can be copied") << "error"
                                                      << "Overview"
                                                      << "copyDetailsButton";
    QTest::newRow("the settings try again too") << "error"
                                                << "Settings"
                                                << "settingsRetryButton";
    QTest::newRow("a stopped wallet starts") << "stopped"
                                             << "Overview"
                                             << "startStopButton";
    QTest::newRow("where one is paid too") << "stopped"
                                           << "Receive"
                                           << "receiveStartButton";
    QTest::newRow("an import pauses") << "importing"
                                      << "Overview"
                                      << "pauseImportButton";
    QTest::newRow("one that waits starts now") << "waiting for an idle moment"
                                               << "Overview"
                                               << "resumeImportButton";
    QTest::newRow("it is cancelled") << "paused"
                                     << "Overview"
                                     << "cancelImportButton";
    QTest::newRow("offline goes online") << "offline"
                                         << "Overview"
                                         << "connectButton";
    QTest::newRow("a locked wallet unlocks") << "locked"
                                             << "Overview"
                                             << "lockButton";
    QTest::newRow("to be paid needs no passphrase") << "locked"
                                                    << "Lock page"
                                                    << "lockReceiveButton";
}

void TestWalletStates::whatHelpsIsOneClickAway()
{
    QFETCH(QString, state);
    QFETCH(QString, page);
    QFETCH(QString, button);
    const auto window = open(stateNamed(state), page);
    const auto& helps = child<QAbstractButton>(*window, button.toLatin1().constData());
    QVERIFY(helps.isVisible() && helps.isEnabled() && !helps.text().isEmpty());
}

QTEST_MAIN(TestWalletStates)
#include "tst_walletstates.moc"
