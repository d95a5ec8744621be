// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "tests/support/roomcheck.h"
#include "tests/support/snapshots.h"
#include "ui/format/sync/statetext.h"
#include "ui/pages/sectionstack.h"
#include "ui/pages/walletpage.h"
#include "ui/widgets/buttons/pagebutton.h"
#include "ui/widgets/secrets/secretedit.h"
#include "ui/widgets/text/badge.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

Q_DECLARE_METATYPE(lockstep::WalletState)

/// The frame of a wallet: header, page bar, lock page. Its pages here are line edits: what is typed must stay.
class TestWalletPage : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everyStateIsSaidInWords_data();
    void everyStateIsSaidInWords();
    void theBalanceSaysAsOfWhen();
    void theNameIsReadWhereThereIsLittleRoom_data();
    void theNameIsReadWhereThereIsLittleRoom();
    void aLockedWalletOffersToUnlock();
    void aStoppedWalletOffersToStart();
    void aWalletWithAnErrorOffersToRetry();
    void aWalletWithAnErrorSaysMoreOfIt();
    void pagesAreMadeWhenTheyAreFirstShownAndKept();
    void onlyThePageInSightIsFed();
    void aPersonChangesPagesByMouseAndByKeys();
    void onlyTheKeyboardRingsAPage();
    void lockingCoversThePagesAndUnlockingBringsThemBack();
    void aWrongPassphraseIsSaidAndCanBeTypedAgain();
    void lookingAndBeingPaidNeedNoPassphrase();
    void aWalletThatWasLockedBeforeIsNotCovered();
    void everyButtonHasANameForScreenReaders();

private:
    static constexpr std::int64_t Now = 1'780'000'100;
    void show(const WalletView& wallet) { m_page->setSnapshot(shared(snapshotOf({wallet})), Now); }
    void lock(bool isLocked);
    QString text(const char* label) { return child<QLabel>(*m_page, label).text(); }
    PagePlug makePage(const char* name, QWidget* parent);

    std::unique_ptr<WalletPage> m_page;
    QMenu m_menu;
    QStringList m_made;
    QStringList m_fed;
    QStringList m_read;
};

PagePlug TestWalletPage::makePage(const char* name, QWidget* parent)
{
    m_made += name;
    auto* page = new QLineEdit(parent);
    page->setObjectName(name);
    return {page, [this, name](const SyncSnapshot&, std::int64_t) { m_fed += name; }, [this, name] { m_read += name; }};
}

void TestWalletPage::init()
{
    failOnAnyWarning();
    for (QStringList* list : {&m_made, &m_fed, &m_read}) list->clear();
    m_page = std::make_unique<WalletPage>(WalletId{1}, std::make_shared<RetryDelay>());
    m_page->setMenu(&m_menu);
    SectionStack& sections = m_page->sections();
    sections.add(Section::Overview, [this](QWidget* parent) { return makePage("overviewEdit", parent); });
    sections.add(Section::Transactions, [this](QWidget* parent) { return makePage("transactionsEdit", parent); });
    sections.add(Section::Receive, [this](QWidget* parent) { return makePage("receiveEdit", parent); });
    m_page->resize(900, 600);
    show(walletView(1, "Daily"));
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void TestWalletPage::lock(bool isLocked)
{
    WalletView wallet = walletView(1, "Daily");
    wallet.auth = isLocked ? WalletAuth::Locked : WalletAuth::Unlocked;
    show(wallet);
}

void TestWalletPage::everyStateIsSaidInWords_data()
{
    QTest::addColumn<WalletState>("state");
    QTest::addColumn<QString>("words");
    QTest::newRow("error") << WalletState::Error << "Error";
    QTest::newRow("importing") << WalletState::Importing << "Importing 67";
    QTest::newRow("paused") << WalletState::Paused << "Paused";
    QTest::newRow("stopped") << WalletState::Stopped << "Stopped";
    QTest::newRow("offline") << WalletState::Offline << "Offline";
    QTest::newRow("connecting") << WalletState::Connecting << "Connecting";
    QTest::newRow("headers") << WalletState::Headers << "Syncing";
    QTest::newRow("syncing") << WalletState::Syncing << "Syncing 67";
    QTest::newRow("catching up") << WalletState::Catching << "Catching up";
    QTest::newRow("synced") << WalletState::Synced << "Up to date";
}

void TestWalletPage::everyStateIsSaidInWords()
{
    QFETCH(WalletState, state);
    QFETCH(QString, words);
    WalletView wallet = walletView(1, "Daily", state);
    wallet.percent = 67;
    show(wallet);
    const auto& badge = child<Badge>(*m_page, "stateBadge");
    QVERIFY2(badge.words().startsWith(words), qPrintable(badge.words()));
    QCOMPARE(badge.accessibleName(), badge.words());
    QVERIFY(!text("stateLineLabel").isEmpty());
    QVERIFY(!stateSymbol(state).isEmpty());
}

void TestWalletPage::theBalanceSaysAsOfWhen()
{
    auto& note = child<QLabel>(*m_page, "headerBalanceNoteLabel");
    QVERIFY(!note.isVisible()); // up to date
    const QColor plain = child<QLabel>(*m_page, "headerBalanceLabel").palette().color(QPalette::WindowText);
    show(walletView(1, "Daily", WalletState::Importing));
    QVERIFY(note.isVisible());
    QCOMPARE(note.text(), "so far");
    show(walletView(1, "Daily", WalletState::Error));
    QCOMPARE(note.text(), "as of block 910,118");
    QVERIFY(child<QLabel>(*m_page, "headerBalanceLabel").palette().color(QPalette::WindowText) != plain); // dimmed
    WalletView unread = walletView(1, "Daily", WalletState::Error);
    unread.isBalanceKnown = false;
    show(unread);
    QCOMPARE(child<QLabel>(*m_page, "headerBalanceLabel").text(), QStringLiteral("—"));
    QCOMPARE(note.text(), "not known");
    show(walletView(1, "Daily"));
    QCOMPARE(child<QLabel>(*m_page, "headerBalanceLabel").palette().color(QPalette::WindowText), plain);
}

void TestWalletPage::theNameIsReadWhereThereIsLittleRoom_data()
{
    QTest::addColumn<double>("letters");
    QTest::addColumn<int>("width");
    QTest::newRow("the smallest window") << 1.0 << 600;
    QTest::newRow("large letters") << 1.5 << 690;
    QTest::newRow("much room") << 1.0 << 1'400;
}

void TestWalletPage::theNameIsReadWhereThereIsLittleRoom()
{
    QFETCH(double, letters);
    QFETCH(int, width);
    const LargeLetters large(letters);
    init();
    WalletView wallet = walletView(1, "Cold storage");
    wallet.auth = WalletAuth::NoPassphrase;
    show(wallet);
    const auto& name = child<QWidget>(*m_page, "walletNameLabel");
    const auto& badge = child<QWidget>(*m_page, "stateBadge");
    const auto& balance = child<QWidget>(*m_page, "headerBalanceLabel");
    m_page->resize(width, 600);
    QTRY_VERIFY2(name.width() >= name.sizeHint().width(), qPrintable(QString::number(name.width())));
    const auto bottom = [&](const QWidget& part) { return part.mapTo(m_page.get(), part.rect().bottomLeft()).y(); };
    const auto top = [&](const QWidget& part) { return part.mapTo(m_page.get(), QPoint()).y(); };
    const auto isBelow = [&](const QWidget& part) { return top(part) > bottom(name); };
    QTRY_COMPARE(isBelow(badge), width < 1'000);
    QCOMPARE(isBelow(balance), width < 1'000);
    m_page->resize(1'800, 600); // and back, as the window grows
    QTRY_VERIFY(!isBelow(badge) && !isBelow(balance));
}

void TestWalletPage::aLockedWalletOffersToUnlock()
{
    m_page = std::make_unique<WalletPage>(WalletId{1}, std::make_shared<RetryDelay>());
    lock(true);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    QCOMPARE(child<Badge>(*m_page, "authBadge").words(), "Locked");
    QVERIFY(child<Badge>(*m_page, "authBadge").toolTip().contains("looking and being paid do not"));
    QCOMPARE(child<Badge>(*m_page, "stateBadge").words(), "Up to date"); // locked, and still following
    QSignalSpy wanted(m_page.get(), &WalletPage::lockWanted);
    auto& button = child<QToolButton>(*m_page, "lockButton");
    QVERIFY(button.text().contains("Unlock"));
    click(button);
    QCOMPARE(wanted.count(), 1);
    WalletView wallet = walletView(1, "Daily");
    wallet.auth = WalletAuth::WatchOnly;
    show(wallet);
    QVERIFY(!button.isVisible());
    QCOMPARE(child<Badge>(*m_page, "authBadge").words(), "Watch-only");
    QVERIFY(!child<Badge>(*m_page, "signersBadge").isVisible()); // one key signs
    wallet.signers = {2, 3};
    show(wallet);
    QCOMPARE(child<Badge>(*m_page, "signersBadge").words(), "2 of 3");
    QVERIFY(child<Badge>(*m_page, "signersBadge").isVisible());
}

void TestWalletPage::aStoppedWalletOffersToStart()
{
    QSignalSpy wanted(m_page.get(), &WalletPage::startStopWanted);
    auto& button = child<QToolButton>(*m_page, "startStopButton");
    QVERIFY(!button.isVisible());
    WalletView wallet = walletView(1, "Daily", WalletState::Stopped);
    wallet.started = false;
    show(wallet);
    QCOMPARE(button.text(), "Start");
    click(button);
    QCOMPARE(wanted.count(), 1);
    wallet.isPartial = true; // a cancelled import: go on, or let it go
    show(wallet);
    QCOMPARE(button.text(), "Resume");
    QSignalSpy removed(m_page.get(), &WalletPage::removeWanted);
    click(child<QToolButton>(*m_page, "removeButton"));
    QCOMPARE(removed.count(), 1);
}

void TestWalletPage::aWalletWithAnErrorOffersToRetry()
{
    QVERIFY(!child<QToolButton>(*m_page, "retryButton").isVisible());
    WalletView wallet = walletView(1, "Daily", WalletState::Error);
    wallet.problem = Error{Errc::DiskFull, {}};
    show(wallet);
    QVERIFY(text("stateLineLabel").contains("disk"));
    QSignalSpy wanted(m_page.get(), &WalletPage::retryWanted);
    click(child<QToolButton>(*m_page, "retryButton"));
    QCOMPARE(wanted.count(), 1);
}

void TestWalletPage::aWalletWithAnErrorSaysMoreOfIt()
{
    auto& details = child<QToolButton>(*m_page, "errorDetailsButton");
    QVERIFY(!details.isVisible());
    show(walletView(1, "Daily", WalletState::Error));
    QSignalSpy wanted(m_page.get(), &WalletPage::errorDetailsWanted);
    click(details);
    QCOMPARE(wanted.count(), 1);
}

void TestWalletPage::pagesAreMadeWhenTheyAreFirstShownAndKept()
{
    QCOMPARE(m_made, QStringList{"overviewEdit"});
    click(child<QToolButton>(*m_page, "receivePageButton"));
    QTest::keyClicks(&child<QLineEdit>(*m_page, "receiveEdit"), "half a label");
    click(child<QToolButton>(*m_page, "overviewPageButton"));
    click(child<QToolButton>(*m_page, "receivePageButton"));
    QCOMPARE(child<QLineEdit>(*m_page, "receiveEdit").text(), "half a label");
    QCOMPARE(m_made, (QStringList{"overviewEdit", "receiveEdit"}));
}

void TestWalletPage::onlyThePageInSightIsFed()
{
    click(child<QToolButton>(*m_page, "receivePageButton"));
    m_fed.clear();
    m_read.clear();
    show(walletView(1, "Daily"));
    QCOMPARE(m_fed, QStringList{"receiveEdit"});
    for (int i = 0; i < 200; ++i) m_page->sections().refresh(); // a block that pays many wallets: read once
    QTRY_COMPARE(m_read, QStringList{"receiveEdit"});
    QCoreApplication::processEvents();
    QCOMPARE(m_read, QStringList{"receiveEdit"});
    QCOMPARE(m_fed, (QStringList{"receiveEdit", "receiveEdit"}));
    click(child<QToolButton>(*m_page, "overviewPageButton"));
    QCOMPARE(m_read, (QStringList{"receiveEdit", "overviewEdit"})); // it catches up when it comes into sight
}

void TestWalletPage::aPersonChangesPagesByMouseAndByKeys()
{
    QSignalSpy shown(&m_page->sections(), &SectionStack::shown);
    auto& overview = child<QToolButton>(*m_page, "overviewPageButton");
    auto& receive = child<QToolButton>(*m_page, "receivePageButton");
    click(receive);
    QVERIFY(receive.isChecked() && !overview.isChecked());
    overview.setFocus();
    QTest::keyClick(&overview, Qt::Key_Space);
    QVERIFY(overview.isChecked() && !receive.isChecked());
    QCOMPARE(shown.count(), 2);
}

void TestWalletPage::onlyTheKeyboardRingsAPage()
{
    auto& receive = child<PageButton>(*m_page, "receivePageButton");
    click(receive);
    QVERIFY(receive.hasFocus() && !receive.hasRing()); // the line under it says enough
    QTest::keyClick(&receive, Qt::Key_Tab);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab);
    QVERIFY(receive.hasFocus() && receive.hasRing());
}

void TestWalletPage::lockingCoversThePagesAndUnlockingBringsThemBack()
{
    click(child<QToolButton>(*m_page, "receivePageButton"));
    lock(true);
    QVERIFY(m_page->isCovered());
    QVERIFY(!child<QLineEdit>(*m_page, "receiveEdit").isVisible());
    QVERIFY(child<Badge>(*m_page, "stateBadge").isVisible()); // the header stays
    QVERIFY(text("lockLineLabel").contains("910,118"));
    QVERIFY(text("lockMeaningLabel").contains("nobody sees the recovery words or spends"));
    QVERIFY(text("lockMeaningLabel").contains("app lock")); // for who wants more hidden than that
    auto& unlock = child<QPushButton>(*m_page, "unlockButton");
    QSignalSpy submitted(m_page.get(), &WalletPage::unlockSubmitted);
    click(unlock);
    QCOMPARE(text("lockProblemLabel"), "Type the passphrase first.");
    QCOMPARE(submitted.count(), 0);
    auto& passphrase = child<SecretEdit>(*m_page, "passphraseEdit");
    QTRY_VERIFY(passphrase.hasFocus());
    QTest::keyClicks(&passphrase, "correct horse");
    QTest::keyClick(&passphrase, Qt::Key_Return);
    QCOMPARE(submitted.count(), 1);
    QCOMPARE(m_page->passphrase().text(), std::string_view("correct horse"));
    lock(false);
    QVERIFY(!m_page->isCovered());
    QVERIFY(child<QLineEdit>(*m_page, "receiveEdit").isVisible());
    QVERIFY(m_page->passphrase().empty());
}

void TestWalletPage::aWrongPassphraseIsSaidAndCanBeTypedAgain()
{
    lock(true);
    auto& passphrase = child<SecretEdit>(*m_page, "passphraseEdit");
    QTest::keyClicks(&passphrase, "wrong");
    click(child<QPushButton>(*m_page, "unlockButton"));
    QVERIFY(!child<QPushButton>(*m_page, "unlockButton").isEnabled()); // while the answer is on its way
    m_page->showUnlockFailure(Error{Errc::WrongPassphrase, {}});
    QVERIFY(text("lockProblemLabel").startsWith("That passphrase did not match. Nothing was changed."));
    QVERIFY(passphrase.isEmpty());
    const auto& copy = child<QPushButton>(*m_page, "copyUnlockErrorButton");
    QVERIFY(!copy.isVisible()); // a slip: nobody else has to look into it
    m_page->showUnlockFailure(Error{Errc::Damaged, {}});
    QVERIFY(copy.isVisible());
    QTest::keyClicks(&passphrase, "right");
    QVERIFY(child<QPushButton>(*m_page, "unlockButton").isEnabled());
}

void TestWalletPage::lookingAndBeingPaidNeedNoPassphrase()
{
    lock(true);
    click(child<QPushButton>(*m_page, "lockLookButton"));
    QVERIFY(child<QLineEdit>(*m_page, "overviewEdit").isVisible());
    lock(true);
    QVERIFY(!m_page->isCovered()); // once is enough
    lock(false);
    lock(true);
    click(child<QPushButton>(*m_page, "lockReceiveButton"));
    QVERIFY(child<QLineEdit>(*m_page, "receiveEdit").isVisible());
}

void TestWalletPage::aWalletThatWasLockedBeforeIsNotCovered()
{
    m_page = std::make_unique<WalletPage>(WalletId{1}, std::make_shared<RetryDelay>());
    lock(true);
    QVERIFY(!m_page->isCovered());
}

void TestWalletPage::everyButtonHasANameForScreenReaders()
{
    for (const QAbstractButton* button : m_page->findChildren<QAbstractButton*>())
        QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty() || button->objectName().isEmpty(),
                 qPrintable(button->objectName()));
    QCOMPARE(child<QToolButton>(*m_page, "walletMenuButton").accessibleName(), "More about Daily");
}

QTEST_MAIN(TestWalletPage)
#include "tst_walletpage.moc"
