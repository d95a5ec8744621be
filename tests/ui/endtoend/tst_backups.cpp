// SPDX-License-Identifier: MIT

#include "tests/support/byhand.h"
#include "tests/ui/dialogs/wizardtest.h"
#include "tests/ui/endtoend/person.h"
#include "ui/dialogs/addwallet/createwalletdialog.h"
#include "ui/dialogs/backup/restorebackupdialog.h"
#include "ui/dialogs/backup/savebackupdialog.h"
#include "ui/dialogs/backup/walletchecklist.h"
#include "ui/widgets/panels/strip.h"
#include "ui/widgets/secrets/secretedit.h"

#include <QDropEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

namespace {

constexpr const char* FilePassphrase = "four unrelated words here";

} // namespace

/// A person puts wallets into a file, loses them, and has them back.
class TestBackups : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_program.reset(); }
    void aPersonSavesABackupLosesTheWalletAndBringsItBack();
    void aPersonMistypesThePassphraseOfTheWallet();
    void aPersonSavesThePublicPartAndDropsItOnTheWindow();
    void aPersonSeesWhenAWalletWasLastSaved();
    void aPersonTicksTheBackupOffTheFirstSteps();
    void aFileThatIsNoBackupIsSaidToBeNone();

private:
    QString file() const { return m_folder->filePath("mine.lockstep-backup"); }
    void typesFile(const QString& path);
    void typesFilePassphrase(QDialog& dialog);
    void savesWhatIsTicked(); ///< In the dialog that is open, to file().
    void opensTheFile(); ///< From the menu, up to what is inside.
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Program> m_program;
    std::unique_ptr<Person> m_person;
};

void TestBackups::init()
{
    failOnAnyWarning();
    m_folder = std::make_unique<QTemporaryDir>();
    m_program = std::make_unique<Program>();
    m_person = std::make_unique<Person>(*m_program);
}

void TestBackups::typesFile(const QString& path) { nameFile(m_program->dialog<QFileDialog>(), path); }

void TestBackups::typesFilePassphrase(QDialog& dialog)
{
    auto& fields = child<QWidget>(dialog, "filePassphraseFields");
    for (const char* edit : {"passphraseEdit", "passphraseAgainEdit"})
        QTest::keyClicks(&child<SecretEdit>(fields, edit), FilePassphrase);
}

void TestBackups::savesWhatIsTicked()
{
    auto& save = m_program->dialog<SaveBackupDialog>();
    m_person->presses(save);
    typesFilePassphrase(save);
    m_person->presses(save);
    typesFile(file());
    QTRY_COMPARE_WITH_TIMEOUT(stepTitle(save), QString("The backup file is saved"), Patience);
    m_person->presses(save);
}

void TestBackups::opensTheFile()
{
    m_program->choose("restoreBackupAction");
    typesFile(file());
    auto& dialog = m_program->dialog<RestoreBackupDialog>();
    QCOMPARE(stepTitle(dialog), "Open the backup file");
    QTest::keyClicks(&child<SecretEdit>(child<QWidget>(dialog, "filePassphraseField"), "passphraseEdit"),
                     FilePassphrase);
    m_person->presses(dialog);
    QTRY_COMPARE_WITH_TIMEOUT(stepTitle(dialog), QString("What is inside"), Patience);
}

void TestBackups::aPersonSavesABackupLosesTheWalletAndBringsItBack()
{
    m_person->createsAWallet("Daily", "correct horse");
    m_person->pays("Daily", "0.25");
    m_program->types(Qt::Key_S);
    auto& save = m_program->dialog<SaveBackupDialog>();
    QCOMPARE(child<WalletChecklist>(save, "walletCheckList").count(), 1);
    m_person->presses(save);
    QCOMPARE(stepTitle(save), "Passphrases");
    QTest::keyClicks(&child<SecretEdit>(child<QWidget>(save, "unlock1Field"), "passphraseEdit"), "correct horse");
    typesFilePassphrase(save);
    m_person->presses(save);
    typesFile(file());
    QTRY_COMPARE_WITH_TIMEOUT(stepTitle(save), QString("The backup file is saved"), Patience);
    QCOMPARE(child<QLabel>(save, "savedPathLabel").text(), file());
    m_person->presses(save);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->hasNoDialog(), Patience);

    m_person->removes("Daily");
    opensTheFile();
    auto& restore = m_program->dialog<RestoreBackupDialog>();
    m_person->presses(restore);
    QCOMPARE(stepTitle(restore), "A passphrase for this computer");
    QCOMPARE(child<QLabel>(restore, "stepNumberLabel").text(), "Step 3 of 4"); // the file's passphrase was the first
    for (const char* edit : {"passphraseEdit", "passphraseAgainEdit"})
        for (auto* field : restore.findChildren<SecretEdit*>(QString::fromLatin1(edit)))
            if (field->isVisible()) QTest::keyClicks(field, "battery staple");
    m_person->presses(restore);
    QCOMPARE(stepTitle(restore), "Before it begins");
    m_person->presses(restore);
    QTRY_COMPARE_WITH_TIMEOUT(stepTitle(restore), QString("Brought back"), Patience);
    m_person->presses(restore);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->hasNoDialog() && m_program->wallet("Daily"), Patience);
    QTRY_VERIFY2_WITH_TIMEOUT(m_person->balance().startsWith("0.25"), qPrintable(m_person->balance()), Patience);
    QCOMPARE(m_program->wallet("Daily")->auth, WalletAuth::Locked);
}

void TestBackups::aPersonMistypesThePassphraseOfTheWallet()
{
    m_person->createsAWallet("Daily", "correct horse");
    m_program->types(Qt::Key_S);
    auto& save = m_program->dialog<SaveBackupDialog>();
    m_person->presses(save);
    m_person->presses(save);
    QCOMPARE(complaint(save), "Type the passphrase of \"Daily\".");
    auto& passphrase = child<SecretEdit>(child<QWidget>(save, "unlock1Field"), "passphraseEdit");
    QTest::keyClicks(&passphrase, "wrong horse");
    m_person->presses(save);
    QCOMPARE(complaint(save), "Type a passphrase for the file.");
    typesFilePassphrase(save);
    m_person->presses(save);
    typesFile(file());
    QTRY_VERIFY2_WITH_TIMEOUT(complaint(save).contains("not the passphrase of \"Daily\""), qPrintable(complaint(save)),
                              Patience);
    QVERIFY(!QFile::exists(file()));
    QVERIFY(passphrase.isEmpty());
    QTest::keyClick(&save, Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->hasNoDialog(), Patience);
}

void TestBackups::aPersonSavesThePublicPartAndDropsItOnTheWindow()
{
    m_person->createsAWallet("Daily", "correct horse");
    m_program->types(Qt::Key_S);
    auto& save = m_program->dialog<SaveBackupDialog>();
    choose(save, "publicOnlyButton");
    m_person->presses(save);
    m_person->presses(save); // no passphrase is asked for
    typesFile(file());
    QTRY_COMPARE_WITH_TIMEOUT(stepTitle(save), QString("The backup file is saved"), Patience);
    m_person->presses(save);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->hasNoDialog(), Patience);
    m_person->removes("Daily");

    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file())});
    QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&m_program->window(), &enter);
    QDropEvent drop({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&m_program->window(), &drop);
    auto& restore = m_program->dialog<RestoreBackupDialog>();
    QCOMPARE(stepTitle(restore), "What is inside");
    QVERIFY(child<QLabel>(restore, "backupFileLabel").text().contains("not sealed"));
    m_person->presses(restore);
    QCOMPARE(stepTitle(restore), "Before it begins"); // no keys, so no passphrase
    QTest::mouseClick(&child<QPushButton>(restore, "backButton"), Qt::LeftButton);
    QCOMPARE(stepTitle(restore), "What is inside");
    QVERIFY(!child<QPushButton>(restore, "backButton").isEnabled());
    m_person->presses(restore);
    m_person->presses(restore);
    QTRY_COMPARE_WITH_TIMEOUT(stepTitle(restore), QString("Brought back"), Patience);
    m_person->presses(restore);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->hasNoDialog() && m_program->wallet("Daily"), Patience);
    QCOMPARE(m_program->wallet("Daily")->auth, WalletAuth::WatchOnly);
}

void TestBackups::aPersonSeesWhenAWalletWasLastSaved()
{
    m_person->createsAWallet("Daily");
    m_person->opens("settings");
    const auto last = [this] { return m_program->visible<QLabel>("lastBackupLabel"); };
    QTRY_VERIFY_WITH_TIMEOUT(last() && last()->text().startsWith("⚠"), Patience);
    m_program->visible<QPushButton>("saveBackupButton")->setFocus();
    QTest::keyClick(m_program->visible<QPushButton>("saveBackupButton"), Qt::Key_Space);
    savesWhatIsTicked();
    QTRY_VERIFY_WITH_TIMEOUT(last() && last()->text().startsWith("✓"), Patience);
    auto* notes = m_program->visible<QPlainTextEdit>("notesTextEdit");
    QTest::keyClicks(notes, "for the rent");
    click(*m_program->visible<QPushButton>("saveGeneralButton"));
    QTRY_VERIFY_WITH_TIMEOUT(last() && last()->text().contains("changed since"), Patience);
    opensTheFile();
    auto& restore = m_program->dialog<RestoreBackupDialog>();
    m_person->presses(restore); // it is here already, and cannot be ticked
    QVERIFY(complaint(restore).contains("stay as they are"));
    QTest::keyClick(&restore, Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->hasNoDialog(), Patience);
}

void TestBackups::aPersonTicksTheBackupOffTheFirstSteps()
{
    m_person->createsAWallet("Daily");
    const auto step = [this] {
        const auto* label = m_program->visible<QLabel>("backupStepLabel");
        return label ? label->text() : QString();
    };
    QTRY_VERIFY_WITH_TIMEOUT(step().startsWith(u"☐"), Patience);
    click(*m_program->visible<QPushButton>("stepBackupButton"));
    savesWhatIsTicked();
    QTRY_VERIFY_WITH_TIMEOUT(step().startsWith(u"☑"), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->wallet("Daily")->backedUpAt.has_value(), Patience);
}

void TestBackups::aFileThatIsNoBackupIsSaidToBeNone()
{
    QFile other(file());
    QVERIFY(other.open(QIODevice::WriteOnly) && other.write("Dear accountant,\n") > 0);
    other.close();
    m_program->choose("restoreBackupAction");
    typesFile(file());
    const auto& notice = child<Strip>(m_program->window(), "noticeBanner");
    QTRY_VERIFY2_WITH_TIMEOUT(notice.sentence().contains("not a backup file of Lockstep"),
                              qPrintable(notice.sentence()), Patience);
}

QTEST_MAIN(TestBackups)
#include "tst_backups.moc"
