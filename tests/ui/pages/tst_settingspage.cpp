// SPDX-License-Identifier: MIT

#include "tests/support/byhand.h"
#include "tests/support/guitest.h"
#include "tests/support/roomcheck.h"
#include "tests/support/snapshots.h"
#include "ui/dialogs/payments/qrdialog.h"
#include "ui/dialogs/wallet/walletdialogs.h"
#include "ui/format/program/backuptext.h"
#include "ui/pages/settings/settingspage.h"
#include "ui/widgets/panels/strip.h"
#include "ui/widgets/secrets/discreetclipboard.h"
#include "ui/widgets/secrets/secretwindow.h"
#include "ui/widgets/text/qrview.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QClipboard>
#include <QComboBox>
#include <QDeadlineTimer>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>

#include <algorithm>
#include <memory>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

namespace {

constexpr const char* Public
    = "wpkh([d34db33f/84h/1h/0h]tpubDC5FSnBiZDMmhiuCmWAYsLwgLYrrT9rAqvTySfuCCrgsWz8wxMXUS9Tb9iVM"
      "vcRbvFcAHGkMD5Kx8koh4GquNGNTfohfk7pgjhaPCdXpoba/<0;1>/*)#aaaaaaaa";

WalletProfile profile()
{
    WalletProfile profile;
    profile.id = WalletId{1};
    profile.name = "Daily";
    profile.notes = "Household";
    profile.createdAt = 1'700'000'000;
    profile.policy = "wpkh";
    profile.fingerprint = "d34db33f";
    profile.descriptors = {Public};
    profile.hasKeys = true;
    profile.hasPassphrase = true;
    profile.wordsConfirmedAt = 1'700'000'000;
    profile.birthday = BlockHeight{681'900};
    profile.birthdayTime = 1'620'000'000;
    profile.lookahead = 100;
    profile.addressesUsed = 84;
    profile.addressesWatched = 304;
    return profile;
}

WalletProfile watchOnly()
{
    WalletProfile other = profile();
    other.hasKeys = false;
    other.hasPassphrase = false;
    other.wordsConfirmedAt.reset();
    return other;
}

WalletProfile addressList()
{
    WalletProfile other = watchOnly();
    other.policy = "addresses";
    other.fingerprint.clear();
    other.descriptors.clear();
    return other;
}

/// Only Qt may emit this signal, so it is called by name.
void theProgramEnds() { QVERIFY(QMetaObject::invokeMethod(qApp, "aboutToQuit")); }

} // namespace

class TestSettingsPage : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everySentenceHasItsLinesAtEveryWidth();
    void everyFactOfTheWalletIsThere();
    void aPersonRenamesTheWallet();
    void aPersonChoosesAColourByKeyboard();
    void aPersonWritesNotes();
    void whatWasTypedStaysWhenTheWalletIsReadAgain();
    void whatWasTypedIsSavedWhenThePageGoesOutOfSight();
    void aNameThatWillNotDoHoldsUpNoNotes();
    void whatWillNotDoIsSaidWhenThePageIsLeft();
    void aRefusedNameIsSaidAndStays();
    void whatTheStoreRefusedCountsAsUnsavedWhileItDiffers();
    void aColourOfAnotherProgramIsKept();
    void aPersonCopiesTheDescriptors();
    void theClipboardIsClearedOnlyOfOurs();
    void aPersonShowsTheDescriptorToACamera();
    void aPersonSavesTheDescriptors();
    void lockingClosesTheQuestionWhereToSaveDescriptors();
    void descriptorsCopiedByKeyLeaveTheClipboardAsThoseOfTheButton();
    void markingTextPutsOffNoClearingOfTheClipboard();
    void whatIsCopiedByKeyStaysItsWholeTimeThoughMarkedBefore();
    void aLockedWalletShowsItsDescriptorsAfterThePassphrase();
    void aWatchOnlyWalletShowsItsDescriptorsAtOnce();
    void removalIsExplainedInTheSameWordsAsInItsDialog();
    void aWatchOnlyWalletSaysWhyItHasNoSecrets();
    void anAddressListHasNoDescriptorsAndNoLookahead();
    void aWalletWithoutAPassphraseOffersToSetOne();
    void saysWhenItLocksByItselfAndWhereThatIsChosen();
    void saysWhetherTheWordsAreConfirmed();
    void saysWhenItWasLastSavedToAFile();
    void everyWishIsTold_data();
    void everyWishIsTold();
    void aPersonSetsTheLookahead();
    void anImportingWalletCannotBeScannedOrRemoved();
    void aPausedWalletSaysThatARescanWaits();
    void aStoppedWalletOffersToStart();
    void anErrorOffersToRetry();
    void whatStoppedAWalletIsAtTheTop();
    void fieldsOfAllCardsBeginAtTheSamePlace();
    void everyDisabledButtonSaysWhyInText();
    void everyControlHasANameAndAnObjectName();
    void aPersonWalksThroughByTab();

private:
    QPushButton& button(const char* name) { return child<QPushButton>(*m_page, name); }
    QString label(const char* name) { return child<QLabel>(*m_page, name).text(); }
    std::unique_ptr<SettingsPage> m_page;
};

void TestSettingsPage::init()
{
    failOnAnyWarning();
    m_page = std::make_unique<SettingsPage>(WalletId{1});
    m_page->resize(800, 1'200);
    m_page->setWallet(walletView(1, "Daily"));
    m_page->setProfile(profile());
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

/// From what the smallest window has, with large letters.
void TestSettingsPage::everySentenceHasItsLinesAtEveryWidth()
{
    const LargeLetters large;
    for (int width = 627; width < 900; width += 21) {
        m_page->resize(width, 3'000); // it is on a page that scrolls
        for (int i = 0; i < 5; ++i) QApplication::processEvents();
        const QString cut = cutOffIn(*m_page);
        QVERIFY2(cut.isEmpty(), qPrintable(QStringLiteral("%1 wide: %2").arg(width).arg(cut)));
    }
}

void TestSettingsPage::everyFactOfTheWalletIsThere()
{
    QCOMPARE(child<QLineEdit>(*m_page, "nameEdit").text(), "Daily");
    QVERIFY(label("createdLabel").startsWith("2023-11-1"));
    QCOMPARE(label("policyLabel"), "Native segwit (wpkh)");
    QCOMPARE(label("fingerprintLabel"), "d34db33f");
    QCOMPARE(child<QPlainTextEdit>(*m_page, "descriptorsTextEdit").toPlainText(), Public);
    QVERIFY(label("birthdayLabel").contains("681") && label("birthdayLabel").startsWith("2021-05-0"));
    QVERIFY(label("syncedToLabel").contains("118"));
    QVERIFY(label("addressCountsLabel").startsWith("84 used"));
    QCOMPARE(child<QSpinBox>(*m_page, "lookaheadBox").value(), 100);
    QVERIFY(label("passphraseStateLabel").startsWith("Set"));
    WalletProfile young = profile();
    young.birthday.reset();
    young.birthdayTime.reset();
    m_page->setProfile(young);
    QVERIFY(label("birthdayLabel").startsWith("Not known"));
}

void TestSettingsPage::aPersonRenamesTheWallet()
{
    QSignalSpy renamed(m_page.get(), &SettingsPage::renameWanted);
    QSignalSpy changed(m_page.get(), &SettingsPage::appearanceChanged);
    auto& name = child<QLineEdit>(*m_page, "nameEdit");
    QVERIFY(!button("saveGeneralButton").isEnabled());
    QVERIFY(label("saveGeneralReasonLabel").contains("Nothing was changed"));
    name.selectAll();
    QTest::keyClicks(&name, " ");
    QVERIFY(!button("saveGeneralButton").isEnabled());
    QVERIFY(label("saveGeneralReasonLabel").contains("name"));
    m_page->setTakenNames({"Daily", "Savings"});
    retypeText(name, "savings");
    QVERIFY(!button("saveGeneralButton").isEnabled());
    QCOMPARE(label("saveGeneralReasonLabel"), "A wallet is called \"Savings\" already. Choose another name.");
    retypeText(name, "Holiday");
    click(button("saveGeneralButton"));
    QCOMPARE(renamed.count(), 1);
    QCOMPARE(renamed[0][1].toString(), "Holiday");
    QCOMPARE(changed.count(), 0);
}

void TestSettingsPage::aPersonChoosesAColourByKeyboard()
{
    QSignalSpy changed(m_page.get(), &SettingsPage::appearanceChanged);
    auto& box = child<QComboBox>(*m_page, "colourBox");
    QCOMPARE(box.currentText(), "None");
    box.setFocus();
    QTest::keyClick(&box, Qt::Key_Down);
    QCOMPARE(box.currentText(), "Red"); // a word, not only a swatch
    click(button("saveGeneralButton"));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed[0][1].toString(), "#d9534f");
    QCOMPARE(changed[0][2].toString(), "Household");
}

void TestSettingsPage::aPersonWritesNotes()
{
    QSignalSpy changed(m_page.get(), &SettingsPage::appearanceChanged);
    auto& notes = child<QPlainTextEdit>(*m_page, "notesTextEdit");
    notes.moveCursor(QTextCursor::End);
    QTest::keyClicks(&notes, " and holidays");
    QTest::keyClick(&notes, Qt::Key_Tab); // leaves the field
    QVERIFY(!notes.hasFocus() || !notes.toPlainText().contains('\t'));
    click(button("saveGeneralButton"));
    QCOMPARE(changed[0][2].toString(), "Household and holidays");
    pasteOver(notes, QString(10'001, 'x'));
    QVERIFY(!button("saveGeneralButton").isEnabled());
    QVERIFY(label("saveGeneralReasonLabel").contains("10,000"));
    retypeText(notes, "Household and holidays");
    WalletProfile saved = profile();
    saved.notes = "Household and holidays";
    m_page->setProfile(saved);
    QVERIFY(!button("saveGeneralButton").isEnabled());
}

void TestSettingsPage::whatWasTypedStaysWhenTheWalletIsReadAgain()
{
    auto& notes = child<QPlainTextEdit>(*m_page, "notesTextEdit");
    notes.moveCursor(QTextCursor::End);
    QTest::keyClicks(&notes, "!");
    WalletProfile again = profile();
    again.addressesUsed = 85;
    again.name = "Renamed elsewhere";
    m_page->setProfile(again);
    QCOMPARE(notes.toPlainText(), "Household!");
    QCOMPARE(child<QLineEdit>(*m_page, "nameEdit").text(), "Renamed elsewhere");
    QVERIFY(label("addressCountsLabel").startsWith("85 used"));
}

void TestSettingsPage::whatWasTypedIsSavedWhenThePageGoesOutOfSight()
{
    QSignalSpy renamed(m_page.get(), &SettingsPage::renameWanted);
    QSignalSpy changed(m_page.get(), &SettingsPage::appearanceChanged);
    m_page->hide();
    QCOMPARE(changed.count(), 0); // there is nothing to save
    m_page->show();
    QTest::keyClicks(&child<QPlainTextEdit>(*m_page, "notesTextEdit"), "Not only: ");
    QVERIFY(label("saveGeneralReasonLabel").contains("when you leave this page"));
    m_page->hide();
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed[0][2].toString(), "Not only: Household");
    QCOMPARE(renamed.count(), 0);
}

void TestSettingsPage::aNameThatWillNotDoHoldsUpNoNotes()
{
    QSignalSpy renamed(m_page.get(), &SettingsPage::renameWanted);
    QSignalSpy changed(m_page.get(), &SettingsPage::appearanceChanged);
    child<QLineEdit>(*m_page, "nameEdit").selectAll();
    QTest::keyClicks(&child<QLineEdit>(*m_page, "nameEdit"), " ");
    QTest::keyClicks(&child<QPlainTextEdit>(*m_page, "notesTextEdit"), "Not only: ");
    m_page->hide();
    QCOMPARE(renamed.count(), 0);
    QCOMPARE(changed.count(), 1);
}

void TestSettingsPage::whatWillNotDoIsSaidWhenThePageIsLeft()
{
    QSignalSpy left(m_page.get(), &SettingsPage::leftUnsaved);
    auto& notes = child<QPlainTextEdit>(*m_page, "notesTextEdit");
    pasteOver(notes, QString(10'001, 'x'));
    m_page->hide();
    QCOMPARE(left.count(), 1);
    QVERIFY2(left[0][0].toString().contains("not saved"), qPrintable(left[0][0].toString()));
    m_page->show();
    QCOMPARE(notes.toPlainText().size(), 10'001); // and is still there
    retypeText(notes, "Household");
    retypeText(child<QLineEdit>(*m_page, "nameEdit"), " ");
    m_page->hide();
    QCOMPARE(left.count(), 2);
    m_page->show();
    pasteOver(notes, QString(10'001, 'x'));
    m_page->hide();
    QCOMPARE(left.count(), 3); // both are told, in one notice
    const QString both = left[2][0].toString();
    QVERIFY2(both.contains("The notes are not saved") && both.contains("The name is not saved"), qPrintable(both));
    m_page->show();
    retypeText(notes, "Household");
    retypeText(child<QLineEdit>(*m_page, "nameEdit"), "Travel");
    m_page->hide();
    QCOMPARE(left.count(), 3);
}

void TestSettingsPage::aRefusedNameIsSaidAndStays()
{
    auto& name = child<QLineEdit>(*m_page, "nameEdit");
    retypeText(name, "Savings");
    click(button("saveGeneralButton"));
    m_page->showError(Error{Errc::Duplicate, "Savings"});
    QVERIFY(child<QLabel>(*m_page, "generalProblemLabel").isVisible());
    QVERIFY(label("generalProblemLabel").contains("Savings"));
    QVERIFY(!button("copyGeneralErrorButton").isVisible()); // a slip: nobody else has to look into it
    QCOMPARE(name.text(), "Savings");
    click(button("saveGeneralButton"));
    QVERIFY(!child<QLabel>(*m_page, "generalProblemLabel").isVisible());
    m_page->showError(Error{Errc::DiskFull, "write failed"});
    QVERIFY(button("copyGeneralErrorButton").isVisible());
}

void TestSettingsPage::whatTheStoreRefusedCountsAsUnsavedWhileItDiffers()
{
    auto& notes = child<QPlainTextEdit>(*m_page, "notesTextEdit");
    QTest::keyClicks(&notes, "Not only: ");
    QVERIFY(m_page->unsaved().isEmpty()); // it is saved when the page goes
    click(button("saveGeneralButton"));
    m_page->showError(Error{Errc::DiskFull, "write failed"});
    const QString unsaved = m_page->unsaved();
    QVERIFY2(unsaved.startsWith("The changes are not saved. ") && unsaved.contains("disk"), qPrintable(unsaved));
    retypeText(notes, "Household");
    QVERIFY(m_page->unsaved().isEmpty()); // nothing would be lost
    QTest::keyClicks(&notes, "Again: ");
    m_page->hide();
    QSignalSpy left(m_page.get(), &SettingsPage::leftUnsaved);
    m_page->showError(Error{Errc::DiskFull, "write failed"}); // the answer to what was saved as the page went
    QVERIFY(!m_page->unsaved().isEmpty());
    QCOMPARE(left.count(), 1);
    WalletProfile saved = profile();
    saved.notes = notes.toPlainText();
    m_page->setProfile(saved);
    QVERIFY(m_page->unsaved().isEmpty());
}

void TestSettingsPage::aColourOfAnotherProgramIsKept()
{
    WalletProfile other = profile();
    other.colour = "#123456";
    m_page->setProfile(other);
    QCOMPARE(child<QComboBox>(*m_page, "colourBox").currentText(), "#123456");
    QVERIFY(!button("saveGeneralButton").isEnabled());
}

void TestSettingsPage::aPersonCopiesTheDescriptors()
{
    click(button("copyDescriptorsButton"));
    QCOMPARE(QGuiApplication::clipboard()->text(), Public);
    QCOMPARE(QGuiApplication::clipboard()->mimeData()->data("x-kde-passwordManagerHint"), "secret");
    QVERIFY(label("descriptorsNoteLabel").contains("30 seconds"));
}

void TestSettingsPage::theClipboardIsClearedOnlyOfOurs()
{
    click(button("copyDescriptorsButton"));
    QGuiApplication::clipboard()->setText("somebody else's");
    theProgramEnds();
    QCOMPARE(QGuiApplication::clipboard()->text(), "somebody else's");
    click(button("copyDescriptorsButton"));
    theProgramEnds();
    QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
}

void TestSettingsPage::aPersonShowsTheDescriptorToACamera()
{
    click(button("descriptorQrButton"));
    auto& dialog = child<QrDialog>(*m_page, "qrDialog");
    QVERIFY(dialog.windowTitle().contains("Daily"));
    QVERIFY(child<QrView>(dialog, "qrView").hasCode());
    QVERIFY(!child<QComboBox>(dialog, "qrChoiceBox").isVisible()); // one only
    click(child<QPushButton>(dialog, "closeButton"));
}

void TestSettingsPage::aPersonSavesTheDescriptors()
{
    const QTemporaryDir folder;
    QSignalSpy files(m_page.get(), &SettingsPage::fileWanted);
    click(button("saveDescriptorsButton"));
    nameFile(child<QFileDialog>(*m_page, "saveFileDialog"), folder.filePath("daily"));
    QCOMPARE(files.count(), 1);
    QCOMPARE(files[0][0].toString(), folder.filePath("daily.txt"));
    QCOMPARE(files[0][1].toByteArray(), QByteArray(Public) + '\n');
}

void TestSettingsPage::lockingClosesTheQuestionWhereToSaveDescriptors()
{
    click(button("saveDescriptorsButton"));
    QVERIFY(child<QFileDialog>(*m_page, "saveFileDialog").isVisible());
    closeSecretWindows(WalletId{1}); // as locking does
    QTRY_VERIFY(!m_page->findChild<QFileDialog*>("saveFileDialog"));
}

void TestSettingsPage::descriptorsCopiedByKeyLeaveTheClipboardAsThoseOfTheButton()
{
    auto& text = child<QPlainTextEdit>(*m_page, "descriptorsTextEdit");
    text.setFocus();
    QTest::keyClick(&text, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&text, Qt::Key_C, Qt::ControlModifier);
    const QClipboard* clipboard = QGuiApplication::clipboard();
    QCOMPARE(clipboard->text(), Public);
    QVERIFY(clipboard->mimeData()->hasFormat("x-kde-passwordManagerHint"));
    clearDiscreetly(); // as locking does
    QVERIFY(clipboard->text().isEmpty());
}

/// A mouse that marks something in the field makes such a text each time.
void TestSettingsPage::markingTextPutsOffNoClearingOfTheClipboard()
{
    const int seconds = discreetSeconds();
    setDiscreetSeconds(1);
    click(button("copyDescriptorsButton"));
    const QClipboard* clipboard = QGuiApplication::clipboard();
    QCOMPARE(clipboard->text(), Public);
    const auto isClearedWhileMarking = [&] {
        for (const QString& marked : {QString(Public), QString(Public).first(10)})
            std::unique_ptr<QMimeData>(discreetMimeData(marked));
        return clipboard->text().isEmpty();
    };
    QTRY_VERIFY(isClearedWhileMarking());
    click(button("copyDescriptorsButton")); // anew, for a whole second
    QCOMPARE(clipboard->text(), Public);
    QTRY_VERIFY(clipboard->text().isEmpty());
    setDiscreetSeconds(seconds);
}

void TestSettingsPage::whatIsCopiedByKeyStaysItsWholeTimeThoughMarkedBefore()
{
    const int seconds = discreetSeconds();
    setDiscreetSeconds(1);
    const QDeadlineTimer wellAfterTheMark(1'500);
    const std::unique_ptr<QMimeData> marked(discreetMimeData(Public));
    setDiscreetSeconds(60);
    auto& text = child<QPlainTextEdit>(*m_page, "descriptorsTextEdit");
    text.setFocus();
    QTest::keyClick(&text, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&text, Qt::Key_C, Qt::ControlModifier);
    QTRY_VERIFY(wellAfterTheMark.hasExpired());
    QCOMPARE(QGuiApplication::clipboard()->text(), Public);
    clearDiscreetly();
    setDiscreetSeconds(seconds);
}

void TestSettingsPage::aLockedWalletShowsItsDescriptorsAfterThePassphrase()
{
    WalletView daily = walletView(1, "Daily");
    click(button("descriptorQrButton"));
    QVERIFY(m_page->findChild<QrDialog*>());
    daily.auth = WalletAuth::Locked;
    m_page->setWallet(daily);
    closeSecretWindows(WalletId{1}); // as locking does
    QTRY_VERIFY(!m_page->findChild<QrDialog*>());
    const auto& text = child<QPlainTextEdit>(*m_page, "descriptorsTextEdit");
    QVERIFY(text.toPlainText().isEmpty() && !text.isVisible());
    for (const char* name : {"copyDescriptorsButton", "descriptorQrButton", "saveDescriptorsButton"})
        QVERIFY2(!button(name).isVisible(), name);
    QVERIFY2(label("descriptorsNoteLabel").startsWith("After the passphrase"),
             qPrintable(label("descriptorsNoteLabel")));
    QSignalSpy asked(m_page.get(), &SettingsPage::unlockWanted);
    auto& show = button("showDescriptorsButton");
    QCOMPARE(show.text(), "Show descriptor…");
    show.setFocus();
    QTest::keyClick(&show, Qt::Key_Space);
    QCOMPARE(asked.count(), 1);
    QVERIFY(!text.isVisible()); // the passphrase comes first
    daily.auth = WalletAuth::Unlocked;
    m_page->setWallet(daily);
    QCOMPARE(text.toPlainText(), Public);
    QVERIFY(text.isVisible() && button("copyDescriptorsButton").isVisible() && !show.isVisible());
}

void TestSettingsPage::aWatchOnlyWalletShowsItsDescriptorsAtOnce()
{
    WalletView cold = walletView(1, "Cold");
    cold.auth = WalletAuth::WatchOnly;
    m_page->setWallet(cold);
    m_page->setProfile(watchOnly());
    QVERIFY(child<QPlainTextEdit>(*m_page, "descriptorsTextEdit").isVisible());
    QVERIFY(!button("showDescriptorsButton").isVisible());
}

void TestSettingsPage::removalIsExplainedInTheSameWordsAsInItsDialog()
{
    const QString hint = label("removeWalletReasonLabel");
    WalletView daily = walletView(1, "Daily");
    daily.auth = WalletAuth::Locked;
    const RemoveDialog dialog(daily);
    const auto labels = dialog.findChildren<QLabel*>();
    const bool isSaid
        = std::ranges::any_of(labels, [&](const QLabel* part) { return part->text().contains(removalText()); });
    QVERIFY(isSaid);
    QVERIFY2(hint.startsWith(removalText()) && hint.contains("copy"), qPrintable(hint));
}

void TestSettingsPage::aWatchOnlyWalletSaysWhyItHasNoSecrets()
{
    m_page->setProfile(watchOnly());
    QVERIFY(label("keysLabel").startsWith("Watch-only"));
    for (const char* name : {"showSecrets", "changePassphrase"}) {
        QVERIFY(!button(qPrintable(QString(name) + "Button")).isEnabled());
        QVERIFY(label(qPrintable(QString(name) + "ReasonLabel")).contains("no keys"));
    }
    QVERIFY(button("removeWalletButton").isEnabled());
}

void TestSettingsPage::anAddressListHasNoDescriptorsAndNoLookahead()
{
    m_page->setProfile(addressList());
    QVERIFY(!child<QPlainTextEdit>(*m_page, "descriptorsTextEdit").isVisible());
    QVERIFY(label("descriptorsNoteLabel").contains("list of addresses"));
    QVERIFY(!button("copyDescriptorsButton").isVisible());
    QVERIFY(!button("scanDeeperButton").isEnabled());
    QVERIFY(label("scanDeeperReasonLabel").contains("no lookahead"));
    QVERIFY(!child<QSpinBox>(*m_page, "lookaheadBox").isEnabled());
    QVERIFY(label("setLookaheadReasonLabel").contains("no lookahead"));
    QVERIFY(button("rescanButton").isEnabled());
}

void TestSettingsPage::aWalletWithoutAPassphraseOffersToSetOne()
{
    WalletProfile open = profile();
    open.hasPassphrase = false;
    m_page->setProfile(open);
    QVERIFY(label("passphraseStateLabel").startsWith("None"));
    QCOMPARE(button("changePassphraseButton").text().remove('&'), "Set one…");
    QVERIFY(label("showSecretsReasonLabel").startsWith("No passphrase"));
}

void TestSettingsPage::saysWhenItLocksByItselfAndWhereThatIsChosen()
{
    m_page->setAutoLock(5);
    QCOMPARE(label("autoLockLabel"), "After 5\u00a0min without use, like all wallets");
    QSignalSpy wanted(m_page.get(), &SettingsPage::autoLockWanted);
    click(button("autoLockPreferencesButton"));
    QCOMPARE(wanted.count(), 1);
    m_page->setAutoLock(0);
    QCOMPARE(label("autoLockLabel"), "Not by itself, like all wallets");
    m_page->setProfile(watchOnly()); // it has nothing to lock
    QVERIFY(!button("autoLockPreferencesButton").isVisible());
}

void TestSettingsPage::saysWhetherTheWordsAreConfirmed()
{
    QVERIFY2(label("wordsStateLabel").startsWith("✓ Confirmed on "), qPrintable(label("wordsStateLabel")));
    QCOMPARE(button("checkWordsButton").text().remove('&'), "Check again…");
    WalletProfile unconfirmed = profile();
    unconfirmed.wordsConfirmedAt.reset();
    m_page->setProfile(unconfirmed);
    QVERIFY(label("wordsStateLabel").startsWith("⚠ Not confirmed"));
    QCOMPARE(button("checkWordsButton").text().remove('&'), "Confirm now…");
    m_page->setProfile(watchOnly());
    QVERIFY(label("wordsStateLabel").startsWith("None"));
    QVERIFY(!button("checkWordsButton").isEnabled());
    QVERIFY(label("checkWordsReasonLabel").contains("Watch-only"));
}

void TestSettingsPage::saysWhenItWasLastSavedToAFile()
{
    QCOMPARE(label("lastBackupLabel"), "⚠ In no backup file yet");
    WalletProfile saved = profile();
    saved.backedUpAt = 1'700'000'000;
    m_page->setProfile(saved);
    QVERIFY2(label("lastBackupLabel").startsWith("✓ Last backup file: 2023-11-1"),
             qPrintable(label("lastBackupLabel")));
    saved.isChangedSinceBackup = true;
    m_page->setProfile(saved);
    QVERIFY2(label("lastBackupLabel").contains("changed since"), qPrintable(label("lastBackupLabel")));
}

void TestSettingsPage::everyWishIsTold_data()
{
    QTest::addColumn<QByteArray>("button");
    QTest::addColumn<QByteArray>("signal");
    const auto row = [](const char* button, const char* signal) {
        QTest::newRow(button) << QByteArray(button) << QByteArray(signal);
    };
    row("rescanButton", SIGNAL(rescanWanted(lockstep::WalletId)));
    row("scanDeeperButton", SIGNAL(scanDeeperWanted(lockstep::WalletId)));
    row("settingsStartStopButton", SIGNAL(stopWanted(lockstep::WalletId)));
    row("changePassphraseButton", SIGNAL(passphraseChangeWanted(lockstep::WalletId)));
    row("showSecretsButton", SIGNAL(secretsWanted(lockstep::WalletId)));
    row("checkWordsButton", SIGNAL(wordsCheckWanted(lockstep::WalletId)));
    row("saveBackupButton", SIGNAL(backupWanted(lockstep::WalletId)));
    row("removeWalletButton", SIGNAL(removeWanted(lockstep::WalletId)));
}

void TestSettingsPage::everyWishIsTold()
{
    QFETCH(QByteArray, button);
    QFETCH(QByteArray, signal);
    QSignalSpy wanted(m_page.get(), signal.constData());
    auto& pressed = this->button(button.constData());
    pressed.setFocus();
    QTest::keyClick(&pressed, Qt::Key_Space);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted[0][0].value<WalletId>(), WalletId{1});
}

void TestSettingsPage::aPersonSetsTheLookahead()
{
    QSignalSpy wanted(m_page.get(), &SettingsPage::lookaheadWanted);
    QVERIFY(!button("setLookaheadButton").isEnabled());
    auto& box = child<QSpinBox>(*m_page, "lookaheadBox");
    box.setFocus();
    box.selectAll();
    QTest::keyClicks(&box, "250");
    click(button("setLookaheadButton"));
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted[0][1].toInt(), 250);
}

void TestSettingsPage::anImportingWalletCannotBeScannedOrRemoved()
{
    m_page->setWallet(walletView(1, "Daily", WalletState::Importing));
    for (const char* name : {"rescan", "scanDeeper", "removeWallet"}) {
        QVERIFY(!button(qPrintable(QString(name) + "Button")).isEnabled());
        QVERIFY(label(qPrintable(QString(name) + "ReasonLabel")).contains("being imported"));
    }
    QVERIFY(button("showSecretsButton").isEnabled());
    m_page->setWallet(walletView(1, "Daily"));
    QVERIFY(button("rescanButton").isEnabled());
}

void TestSettingsPage::aPausedWalletSaysThatARescanWaits()
{
    WalletView wallet = walletView(1, "Daily", WalletState::Paused);
    wallet.pausedBy = "Old phone";
    m_page->setWallet(wallet);
    QVERIFY(button("rescanButton").isEnabled());
    QVERIFY(label("rescanReasonLabel").contains("Old phone"));
    for (const auto& [cause, words] :
         {std::pair(PauseCause::Person, "when you resume it"), std::pair(PauseCause::Metered, "no longer metered"),
          std::pair(PauseCause::HeldReorg, "reorg waits for you")}) {
        wallet.pausedBy.clear();
        wallet.pauseCause = cause;
        m_page->setWallet(wallet);
        for (const char* name : {"rescanReasonLabel", "scanDeeperReasonLabel"})
            QVERIFY2(label(name).contains(words), qPrintable(label(name)));
    }
}

void TestSettingsPage::aStoppedWalletOffersToStart()
{
    QSignalSpy started(m_page.get(), &SettingsPage::startWanted);
    WalletView wallet = walletView(1, "Daily", WalletState::Stopped);
    wallet.started = false;
    m_page->setWallet(wallet);
    QCOMPARE(button("settingsStartStopButton").text().remove('&'), "Start");
    click(button("settingsStartStopButton"));
    QCOMPARE(started.count(), 1);
}

void TestSettingsPage::anErrorOffersToRetry()
{
    auto& strip = child<Strip>(*m_page, "settingsProblemStrip");
    QVERIFY(!strip.isVisible());
    WalletView wallet = walletView(1, "Daily", WalletState::Error);
    wallet.problem = Error{Errc::DiskFull, {}};
    m_page->setWallet(wallet);
    QVERIFY(strip.isVisible() && strip.sentence().contains("disk"));
    QSignalSpy retried(m_page.get(), &SettingsPage::retryWanted);
    click(button("settingsRetryButton"));
    QCOMPARE(retried.count(), 1);
    QVERIFY(button("rescanButton").isEnabled());
}

void TestSettingsPage::whatStoppedAWalletIsAtTheTop()
{
    WalletView wallet = walletView(1, "Daily", WalletState::Error);
    wallet.problem = Error{Errc::DiskFull, {}};
    m_page->setWallet(wallet);
    QTRY_VERIFY(button("settingsRetryButton").isVisible());
    const auto placeOf = [this](const char* name) {
        const QWidget& part = button(name);
        return part.mapTo(m_page.get(), QPoint(0, part.height())).y();
    };
    QTRY_VERIFY2(placeOf("settingsRetryButton") < 200, "it is to be seen without scrolling in the smallest window");
    QVERIFY(placeOf("rescanButton") < 500);
}

void TestSettingsPage::fieldsOfAllCardsBeginAtTheSamePlace()
{
    const auto beginOf
        = [this](const char* name) { return child<QWidget>(*m_page, name).mapTo(m_page.get(), QPoint()).x(); };
    for (const char* field : {"nameEdit", "policyLabel", "passphraseStateLabel", "wordsStateLabel"})
        QTRY_COMPARE(beginOf(field), beginOf("birthdayLabel"));
}

void TestSettingsPage::everyDisabledButtonSaysWhyInText()
{
    const SettingsPage fresh(WalletId{1}); // nothing is known yet
    WalletView importing = walletView(1, "Daily", WalletState::Importing);
    m_page->setWallet(importing);
    m_page->setProfile(addressList());
    for (const SettingsPage* page : {&fresh, static_cast<const SettingsPage*>(m_page.get())})
        for (const QPushButton* one : page->findChildren<QPushButton*>()) {
            const QString reason = one->objectName().replace("Button", "ReasonLabel");
            const auto* said = page->findChild<QLabel*>(reason);
            if (one->isEnabled() || !said) continue;
            QVERIFY2(!said->text().isEmpty(), qPrintable(one->objectName()));
            QCOMPARE(one->accessibleDescription(), said->text());
        }
}

void TestSettingsPage::everyControlHasANameAndAnObjectName()
{
    for (const QPushButton* one : m_page->findChildren<QPushButton*>()) {
        QVERIFY2(one->objectName().endsWith("Button"), qPrintable(one->text()));
        QVERIFY(!one->text().isEmpty());
    }
    QVERIFY(!child<QComboBox>(*m_page, "colourBox").accessibleName().isEmpty());
    QVERIFY(!child<QPlainTextEdit>(*m_page, "notesTextEdit").accessibleName().isEmpty());
    QVERIFY(!child<QSpinBox>(*m_page, "lookaheadBox").accessibleName().isEmpty());
}

void TestSettingsPage::aPersonWalksThroughByTab()
{
    child<QSpinBox>(*m_page, "lookaheadBox").setFocus();
    QStringList order;
    for (int i = 0; i < 30 && (i == 0 || order.last() != "removeWalletButton"); ++i) {
        order += QApplication::focusWidget()->objectName();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    const QStringList wanted{
        "lookaheadBox",          "rescanButton",           "nameEdit",          "colourBox",        "notesTextEdit",
        "copyDescriptorsButton", "changePassphraseButton", "showSecretsButton", "checkWordsButton", "saveBackupButton",
        "removeWalletButton"};
    qsizetype at = -1;
    for (const QString& name : wanted) {
        QVERIFY2(order.indexOf(name) > at, qPrintable(name + " in " + order.join(' ')));
        at = order.indexOf(name);
    }
}

QTEST_MAIN(TestSettingsPage)
#include "tst_settingspage.moc"
