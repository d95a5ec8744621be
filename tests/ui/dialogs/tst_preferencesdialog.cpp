// SPDX-License-Identifier: MIT

#include "tests/support/byhand.h"
#include "tests/support/roomcheck.h"
#include "tests/ui/dialogs/wizardtest.h"
#include "ui/dialogs/preferences/advancedpage.h"
#include "ui/dialogs/preferences/importscard.h"
#include "ui/dialogs/preferences/listeningcard.h"
#include "ui/dialogs/preferences/preferencesdialog.h"
#include "ui/dialogs/preferences/storagepage.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QListWidget>
#include <QScreen>
#include <QSignalSpy>

#include <algorithm>
#include <utility>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

/// The preferences window: a value in, a changed value out, at each press.
class TestPreferencesDialog final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_dialog.reset(); }
    void everyChoiceIsToldAtOnce();
    void aPersonChoosesTheTray();
    void withoutATrayItSaysWhy();
    void aPersonNamesABlockExplorer();
    void anAddressThatIsNotAcceptedYetStays();
    void aPersonAsksToResetAll();
    void timesAreTyped();
    void aChangeElsewhereIsShownAndNotToldAgain();
    void whatCannotBeChosenSaysWhy();
    void theNetworkPageLeadsToItsSettings();
    void goingOfflineIsATickAway();
    void pagesAreChosenByTheKeyboard();
    void largeLettersLeaveItOnTheScreen();
    void theListOfPagesGrowsWithItsLetters();
    void itGrowsWithItsLettersAndNeverShrinks();
    void whatIsChosenStandsInOneColumn();
    void aPersonChoosesWhatStaysOnTheDisk();
    void whatEverythingCostsIsSaidBeforeItIsChosen();
    void aSizeTooSmallForEverythingIsToldBesideItAndMayBeChosen();
    void whatIsBegunStaysWhenSizesChange();
    void whyAWishWasNotMetStandsUntilTheNext();
    void whenToListenIsAWishAndSaysWhatItCosts();
    void blocksAreLetThroughByATick();

private:
    Preferences told() { return m_told->last()[0].value<Preferences>(); }
    void openStorage(std::int64_t filterBytes);
    std::unique_ptr<PreferencesDialog> m_dialog;
    std::unique_ptr<QSignalSpy> m_told;
};

void TestPreferencesDialog::init()
{
    failOnAnyWarning();
    m_dialog = std::make_unique<PreferencesDialog>();
    m_dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    m_dialog->setPreferences({});
    m_told = std::make_unique<QSignalSpy>(m_dialog.get(), &PreferencesDialog::changed);
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

void TestPreferencesDialog::everyChoiceIsToldAtOnce()
{
    choose(*m_dialog, "darkThemeRadioButton");
    QCOMPARE(told().theme, ThemeChoice::Dark);
    tick(*m_dialog, "hideAmountsCheckBox");
    QVERIFY(told().amounts.isHidden);
    QCOMPARE(told().theme, ThemeChoice::Dark); // and the others stay
    QTest::keyClick(&child<QComboBox>(*m_dialog, "preferredUnitBox"), Qt::Key_Down);
    QCOMPARE(told().amounts.unit, AmountUnit::Satoshi);

    QTest::keyClick(&child<QComboBox>(*m_dialog, "datesBox"), Qt::Key_Down);
    QCOMPARE(told().dates, DateStyle::Local);
    QTest::keyClick(&child<QComboBox>(*m_dialog, "textSizeBox"), Qt::Key_Down);
    QCOMPARE(told().textPercent, 110);
    QTest::keyClick(&child<QComboBox>(*m_dialog, "startPageBox"), Qt::Key_Down);
    QCOMPARE(told().startPage, StartPage::AllWallets);

    tick(*m_dialog, "groupAddressesCheckBox");
    QVERIFY(!told().groupsAddresses);
    tick(*m_dialog, "savesMeteredDataCheckBox");
    QVERIFY(!told().savesMeteredData);

    clickRow(child<QListWidget>(*m_dialog, "preferencesPageList"), 1);
    tick(*m_dialog, "lockMinimisedCheckBox");
    QVERIFY(told().locksWhenMinimised);
    tick(*m_dialog, "lockScreenCheckBox");
    QVERIFY(!told().locksWithScreen);
    tick(*m_dialog, "notifyAmountsCheckBox");
    QVERIFY(told().notifications.amounts);
    tick(*m_dialog, "notifyImportsCheckBox");
    QVERIFY(!told().notifications.imports);
    QCOMPARE(m_told->count(), 12);
}

void TestPreferencesDialog::aPersonChoosesTheTray()
{
    m_dialog->setTrayKnown(true);
    tick(*m_dialog, "closeToTrayCheckBox");
    QVERIFY(told().closesToTray && told().hasTrayIcon);
    tick(*m_dialog, "trayIconCheckBox");
    QVERIFY(!told().hasTrayIcon);
    QVERIFY(!child<QCheckBox>(*m_dialog, "closeToTrayCheckBox").isEnabled());
    QVERIFY(child<QLabel>(*m_dialog, "trayReasonLabel").text().contains("could not come back"));
}

void TestPreferencesDialog::withoutATrayItSaysWhy()
{
    m_dialog->setTrayKnown(false);
    QVERIFY(!child<QCheckBox>(*m_dialog, "trayIconCheckBox").isEnabled());
    QVERIFY(!child<QCheckBox>(*m_dialog, "closeToTrayCheckBox").isEnabled());
    QVERIFY(child<QLabel>(*m_dialog, "trayReasonLabel").text().contains("no tray"));
}

void TestPreferencesDialog::aPersonNamesABlockExplorer()
{
    m_dialog->showAdvanced();
    auto& site = child<QLineEdit>(*m_dialog, "explorerEdit");
    QCOMPARE(site.text(), QString()); // none by itself
    click(site);
    QTest::keyClicks(&site, "file:///etc/passwd");
    QTest::keyClick(&site, Qt::Key_Tab);
    QVERIFY(child<QLabel>(*m_dialog, "explorerProblemLabel").isVisible());
    QVERIFY(m_told->isEmpty() || told().explorer.isEmpty());
    site.selectAll();
    QTest::keyClicks(&site, "https://example.org/tx/");
    QTest::keyClick(&site, Qt::Key_Return);
    QVERIFY(!child<QLabel>(*m_dialog, "explorerProblemLabel").isVisible());
    QCOMPARE(told().explorer, "https://example.org/tx/");
}

void TestPreferencesDialog::anAddressThatIsNotAcceptedYetStays()
{
    m_dialog->showAdvanced();
    auto& site = child<QLineEdit>(*m_dialog, "explorerEdit");
    click(site);
    QTest::keyClicks(&site, "file:///etc/passwd");
    QTest::keyClick(&site, Qt::Key_Tab);
    Preferences another;
    another.theme = ThemeChoice::Dark; // chosen in the menu
    m_dialog->setPreferences(another);
    QCOMPARE(site.text(), "file:///etc/passwd");
    QVERIFY(child<QLabel>(*m_dialog, "explorerProblemLabel").isVisible());
    another.explorer = "https://example.org/tx/{txid}";
    m_dialog->setPreferences(another);
    QCOMPARE(site.text(), "https://example.org/tx/{txid}");
    m_dialog->setPreferences({}); // all as they were
    QCOMPARE(site.text(), QString());
    QVERIFY(!child<QLabel>(*m_dialog, "explorerProblemLabel").isVisible());
}

void TestPreferencesDialog::aPersonAsksToResetAll()
{
    QSignalSpy wanted(&m_dialog->advanced(), &AdvancedPage::resetWanted);
    m_dialog->showAdvanced();
    click(child<QPushButton>(*m_dialog, "resetPreferencesButton"));
    QCOMPARE(wanted.count(), 1);
}

void TestPreferencesDialog::timesAreTyped()
{
    clickRow(child<QListWidget>(*m_dialog, "preferencesPageList"), 1);
    retype(child<QSpinBox>(*m_dialog, "autoLockBox"), 15);
    QCOMPARE(told().autoLockMinutes, 15);
    retype(child<QSpinBox>(*m_dialog, "clipboardBox"), 0);
    QCOMPARE(told().clipboardSeconds, 0);
    QTest::keyClick(&child<QSpinBox>(*m_dialog, "clipboardBox"), Qt::Key_Tab);
    QCOMPARE(child<QSpinBox>(*m_dialog, "clipboardBox").text(), "Never");
}

void TestPreferencesDialog::aChangeElsewhereIsShownAndNotToldAgain()
{
    Preferences wanted;
    wanted.theme = ThemeChoice::Light;
    wanted.amounts = {AmountUnit::Satoshi, true};
    wanted.autoLockMinutes = 0;
    wanted.notifications.errors = false;
    m_dialog->setPreferences(wanted);
    QVERIFY(child<QRadioButton>(*m_dialog, "lightThemeRadioButton").isChecked());
    QVERIFY(child<QCheckBox>(*m_dialog, "hideAmountsCheckBox").isChecked());
    QCOMPARE(child<QComboBox>(*m_dialog, "preferredUnitBox").currentText(), "sat");
    QCOMPARE(child<QSpinBox>(*m_dialog, "autoLockBox").text(), "Never");
    QVERIFY(!child<QCheckBox>(*m_dialog, "notifyErrorsCheckBox").isChecked());
    QCOMPARE(m_told->count(), 0);
}

void TestPreferencesDialog::whatCannotBeChosenSaysWhy()
{
    clickRow(child<QListWidget>(*m_dialog, "preferencesPageList"), 1);
    m_dialog->setScreenLockKnown(false);
    QVERIFY(!child<QCheckBox>(*m_dialog, "lockScreenCheckBox").isEnabled());
    QVERIFY(child<QLabel>(*m_dialog, "lockScreenReasonLabel").isVisible());
    Preferences silent;
    silent.notifications.payments = false;
    m_dialog->setPreferences(silent);
    QVERIFY(!child<QCheckBox>(*m_dialog, "notifyAmountsCheckBox").isEnabled());
    QVERIFY(child<QLabel>(*m_dialog, "notifyAmountsReasonLabel").text().contains("Only notifications of payments"));
}

void TestPreferencesDialog::theNetworkPageLeadsToItsSettings()
{
    QSignalSpy wanted(m_dialog.get(), &PreferencesDialog::networkWanted);
    clickRow(child<QListWidget>(*m_dialog, "preferencesPageList"), 2);
    m_dialog->setConnection("Only the peer node.example:8333. No proxy.");
    QCOMPARE(child<QLabel>(*m_dialog, "connectionSettingsLabel").text(), "Only the peer node.example:8333. No proxy.");
    click(child<QPushButton>(*m_dialog, "networkSettingsButton"));
    QCOMPARE(wanted.count(), 1);
}

void TestPreferencesDialog::goingOfflineIsATickAway()
{
    QSignalSpy wanted(m_dialog.get(), &PreferencesDialog::onlineWanted);
    clickRow(child<QListWidget>(*m_dialog, "preferencesPageList"), 2);
    auto& offline = child<QCheckBox>(*m_dialog, "offlineCheckBox");
    m_dialog->setOnline(true);
    QVERIFY(!offline.isChecked());
    tick(*m_dialog, "offlineCheckBox");
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted[0][0].toBool(), false);
    m_dialog->setOnline(true); // switched on again in the menu
    QVERIFY(!offline.isChecked());
    QCOMPARE(wanted.count(), 1);
}

void TestPreferencesDialog::pagesAreChosenByTheKeyboard()
{
    auto& list = child<QListWidget>(*m_dialog, "preferencesPageList");
    list.setFocus();
    QTest::keyClick(&list, Qt::Key_Down);
    QVERIFY(child<QWidget>(*m_dialog, "autoLockBox").isVisible());
    QTest::keyClick(&list, Qt::Key_Down);
    QVERIFY(child<QWidget>(*m_dialog, "networkSettingsButton").isVisible());
}

void TestPreferencesDialog::largeLettersLeaveItOnTheScreen()
{
    const LargeLetters large;
    m_dialog = std::make_unique<PreferencesDialog>();
    m_dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    const QSize room = m_dialog->screen()->availableSize();
    QVERIFY2(m_dialog->height() < room.height(), qPrintable(QString::number(m_dialog->height())));
}

void TestPreferencesDialog::theListOfPagesGrowsWithItsLetters()
{
    auto& list = child<QListWidget>(*m_dialog, "preferencesPageList");
    QCOMPARE(cutOffCells(list).join(u'\n'), QString());
    const LargeLetters large;
    QTRY_COMPARE(list.font().pointSizeF(), QApplication::font().pointSizeF());
    QTRY_COMPARE(cutOffCells(list).join(u'\n'), QString());
}

void TestPreferencesDialog::itGrowsWithItsLettersAndNeverShrinks()
{
    m_dialog->resize(500, 400);
    {
        const LargeLetters large(1.1);
        QTRY_VERIFY(m_dialog->width() > 500 && m_dialog->height() > 400);
    }
    const QSize grown = m_dialog->size();
    QTRY_COMPARE(m_dialog->font().pointSizeF(), QApplication::font().pointSizeF());
    QCOMPARE(m_dialog->size(), grown);
}

void TestPreferencesDialog::whatIsChosenStandsInOneColumn()
{
    const auto placeOf = [this](const char* name) {
        const auto& box = child<QComboBox>(*m_dialog, name);
        return std::pair(box.mapTo(m_dialog.get(), QPoint()).x(), box.width());
    };
    const auto areInOne = [&] {
        const char* const others[]{"datesBox", "textSizeBox", "startPageBox", "languageBox"};
        return std::ranges::all_of(others,
                                   [&](const char* name) { return placeOf(name) == placeOf("preferredUnitBox"); });
    };
    QTRY_VERIFY(areInOne());
    const LargeLetters large;
    QTRY_COMPARE(m_dialog->font().pointSizeF(), QApplication::font().pointSizeF());
    QTRY_VERIFY(areInOne());
}

void TestPreferencesDialog::openStorage(std::int64_t filterBytes)
{
    CacheState state;
    state.filterBytes = filterBytes;
    m_dialog->storage().setCache(state);
    clickRow(child<QListWidget>(*m_dialog, "preferencesPageList"), 3);
}

void TestPreferencesDialog::aPersonChoosesWhatStaysOnTheDisk()
{
    openStorage(0);
    auto& apply = child<QPushButton>(*m_dialog, "applyStorageButton");
    QVERIFY(!apply.isVisible());
    QVERIFY(!child<QPushButton>(*m_dialog, "clearCacheButton").isVisible()); // nothing is there
    openStorage(3'100'000'000);
    QVERIFY(child<QLabel>(*m_dialog, "cacheSizeLabel").text().contains("3.1"));
    QSignalSpy wanted(&m_dialog->storage(), &StoragePage::keepingWanted);
    auto& filters = child<QComboBox>(*m_dialog, "keptFiltersBox");
    QVERIFY(!child<QSpinBox>(*m_dialog, "keptMonthsBox").isVisible());
    filters.setFocus();
    QTest::keyClick(&filters, Qt::Key_Down);
    QTest::keyClick(&filters, Qt::Key_Down);
    QVERIFY(child<QSpinBox>(*m_dialog, "keptMonthsBox").isVisible());
    retype(child<QSpinBox>(*m_dialog, "keptMonthsBox"), 6);
    retype(child<QSpinBox>(*m_dialog, "filterCapBox"), 20);
    click(apply);
    QCOMPARE(wanted.count(), 1);
    CacheKeeping chosen;
    chosen.filters = CacheKeeping::Filters::LastMonths;
    chosen.months = 6;
    chosen.filterCap = 20'000'000'000;
    QCOMPARE(wanted.first()[0].value<CacheKeeping>(), chosen);
    QSignalSpy cleared(&m_dialog->storage(), &StoragePage::clearWanted);
    click(child<QPushButton>(*m_dialog, "clearCacheButton"));
    QCOMPARE(cleared.count(), 1);
}

void TestPreferencesDialog::whatEverythingCostsIsSaidBeforeItIsChosen()
{
    openStorage(0);
    auto& words = child<QLabel>(*m_dialog, "everyFilterLabel");
    QVERIFY(!words.isVisible());
    auto& filters = child<QComboBox>(*m_dialog, "keptFiltersBox");
    filters.setFocus();
    QTest::keyClick(&filters, Qt::Key_Down);
    CacheState state;
    state.every = {448'000, 10'100'000'000, {}, false};
    m_dialog->storage().setCache(state);
    QVERIFY2(words.isVisible() && words.text().contains("10.1"), qPrintable(words.text()));
    state.keeping.filters = CacheKeeping::Filters::Everything;
    state.every.here = 112'000;
    state.every.isComing = true;
    m_dialog->storage().setCache(state);
    QVERIFY2(words.text().startsWith("Keeping filters: 112,000 of 448,000"), qPrintable(words.text()));
    m_dialog->storage().setCache(state, true);
    QVERIFY2(words.text().endsWith("not fetched while the connection is metered."), qPrintable(words.text()));
}

void TestPreferencesDialog::aSizeTooSmallForEverythingIsToldBesideItAndMayBeChosen()
{
    openStorage(0);
    CacheState state;
    state.every = {448'000, 10'100'000'000, {}, false};
    m_dialog->storage().setCache(state);
    auto& room = child<QLabel>(*m_dialog, "everyFilterRoomLabel");
    retype(child<QSpinBox>(*m_dialog, "filterCapBox"), 5);
    QVERIFY(!room.isVisible()); // enough for what the oldest wallet needs, as far as anybody knows
    auto& filters = child<QComboBox>(*m_dialog, "keptFiltersBox");
    filters.setFocus();
    QTest::keyClick(&filters, Qt::Key_Down);
    QVERIFY2(room.isVisible() && room.text().contains("10.1") && room.text().contains("5.0"), qPrintable(room.text()));
    QVERIFY(child<QPushButton>(*m_dialog, "applyStorageButton").isEnabled());
    retype(child<QSpinBox>(*m_dialog, "filterCapBox"), 11);
    QVERIFY(!room.isVisible());
}

void TestPreferencesDialog::whatIsBegunStaysWhenSizesChange()
{
    openStorage(1'000'000);
    retype(child<QSpinBox>(*m_dialog, "blockCapBox"), 0);
    openStorage(2'000'000);
    QCOMPARE(child<QSpinBox>(*m_dialog, "blockCapBox").value(), 0);
    QVERIFY(child<QPushButton>(*m_dialog, "applyStorageButton").isVisible());
}

void TestPreferencesDialog::whyAWishWasNotMetStandsUntilTheNext()
{
    openStorage(1'000'000);
    m_dialog->storage().showError({Errc::DiskFull, "write failed"});
    openStorage(2'000'000); // sizes come live
    const auto& problem = child<QLabel>(*m_dialog, "cacheProblemLabel");
    QVERIFY(problem.isVisible());
    QVERIFY2(problem.text().contains("disk is full"), qPrintable(problem.text()));
    QVERIFY(child<QPushButton>(*m_dialog, "copyCacheErrorButton").isVisible());
    retype(child<QSpinBox>(*m_dialog, "blockCapBox"), 0);
    click(child<QPushButton>(*m_dialog, "applyStorageButton"));
    QVERIFY(!problem.isVisible());
}

void TestPreferencesDialog::whenToListenIsAWishAndSaysWhatItCosts()
{
    clickRow(child<QListWidget>(*m_dialog, "preferencesPageList"), 1);
    QSignalSpy wishes(&m_dialog->listening(), &ListeningCard::wishChanged);
    ListeningView view;
    m_dialog->listening().setListening(view);
    auto& box = child<QComboBox>(*m_dialog, "listeningBox");
    QCOMPARE(box.currentText(), "While the window is open");
    QTest::keyClick(&box, Qt::Key_Up);
    QCOMPARE(wishes.count(), 1);
    QCOMPARE(wishes.first()[0].value<Listening>(), Listening::Off);
    const auto words = [this] { return child<QLabel>(*m_dialog, "listeningNowLabel").text(); };
    view.wanted = true;
    m_dialog->listening().setListening(view);
    QVERIFY(words().contains("looking for a node"));
    view.peer = "203.0.113.7:8333";
    view.heard = 1'204;
    m_dialog->listening().setListening(view);
    QVERIFY2(words().contains("203.0.113.7:8333") && words().contains("1,204"), qPrintable(words()));
    view.wish = Listening::Off;
    m_dialog->listening().setListening(view);
    QVERIFY(words().contains("when a block has them"));
    QVERIFY(m_told->isEmpty()); // it is no matter of the window
}

void TestPreferencesDialog::blocksAreLetThroughByATick()
{
    clickRow(child<QListWidget>(*m_dialog, "preferencesPageList"), 2);
    QSignalSpy wishes(&m_dialog->imports(), &ImportsCard::letThroughWanted);
    m_dialog->imports().setLetsBlocksThrough(false);
    tick(*m_dialog, "letBlocksThroughCheckBox");
    QCOMPARE(wishes.count(), 1);
    QVERIFY(wishes.first()[0].toBool());
    m_dialog->imports().showAnswer(Error{Errc::DiskFull, "write failed"});
    QVERIFY(child<QLabel>(*m_dialog, "letBlocksThroughProblemLabel").text().contains("disk is full"));
    auto& copy = child<QPushButton>(*m_dialog, "copyImportsErrorButton");
    click(copy);
    QVERIFY(QGuiApplication::clipboard()->text().contains("disk-full: write failed"));
    m_dialog->imports().showAnswer({});
    QVERIFY(!child<QLabel>(*m_dialog, "letBlocksThroughProblemLabel").isVisible() && !copy.isVisible());
}

QTEST_MAIN(TestPreferencesDialog)
#include "tst_preferencesdialog.moc"
