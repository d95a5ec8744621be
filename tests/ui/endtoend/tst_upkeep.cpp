// SPDX-License-Identifier: MIT

#include "tests/support/byhand.h"
#include "tests/ui/dialogs/wizardtest.h"
#include "tests/ui/endtoend/person.h"
#include "ui/dialogs/preferences/preferencesdialog.h"
#include "ui/dialogs/program/logdialog.h"
#include "ui/dialogs/program/upkeepdialog.h"
#include "ui/dialogs/wallet/rebuilddialogs.h"

#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

/// A person who looks after what is stored, and asks it questions.
class TestUpkeep : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        failOnAnyWarning();
        m_program = std::make_unique<Program>();
        m_person = std::make_unique<Person>(*m_program);
    }
    void cleanup() { m_program.reset(); }

    void aPersonHasTheDatabaseChecked()
    {
        m_person->createsAWallet("Daily");
        m_program->choose("checkDatabaseAction");
        auto& dialog = m_program->dialog<UpkeepDialog>();
        QTRY_VERIFY_WITH_TIMEOUT(headline(dialog).contains("as it should be"), Patience);
        QVERIFY(child<QLabel>(dialog, "scopeLabel").text().contains("wallets 1"));
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QTRY_VERIFY(!m_program->window().findChild<UpkeepDialog*>());
    }

    void aPersonUsesTheWindowWhileTheDatabaseIsChecked()
    {
        m_person->createsAWallet("Daily");
        m_program->choose("checkDatabaseAction");
        QVERIFY(m_program->dialog<UpkeepDialog>().isVisible() && m_program->hasNoDialog());
        m_person->copiesTheAddressOf("Daily");
        QTRY_VERIFY_WITH_TIMEOUT(headline(m_program->dialog<UpkeepDialog>()).contains("as it should be"), Patience);
        m_program->choose("checkDatabaseAction"); // once more, in place of what was told
        QTRY_COMPARE(m_program->window().findChildren<UpkeepDialog*>().size(), 1);
        QTRY_VERIFY_WITH_TIMEOUT(headline(m_program->dialog<UpkeepDialog>()).contains("as it should be"), Patience);
    }

    void aPersonAsksTheConsole()
    {
        m_person->createsAWallet("Old phone");
        m_program->types(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        auto& log = m_program->dialog<LogDialog>();
        auto& off = child<QPushButton>(log, "consolePreferencesButton");
        QTRY_VERIFY(off.isVisible()); // off, and says so
        click(off);
        auto& preferences = m_program->dialog<PreferencesDialog>();
        tick(preferences, "consoleCheckBox");
        preferences.close();

        auto& line = child<QLineEdit>(log, "consoleLineEdit");
        QTRY_VERIFY(line.isVisible());
        line.setFocus();
        const auto asks = [&](const QString& text) {
            QTest::keyClicks(&line, text);
            QTest::keyClick(&line, Qt::Key_Return);
        };
        const auto& output = child<QPlainTextEdit>(log, "consoleOutputEdit");
        asks("balance \"Old phone\"");
        QTRY_VERIFY(output.toPlainText().contains("Confirmed"));
        asks("addresses Old phone");
        QTRY_VERIFY(output.toPlainText().contains("m/84h") || output.toPlainText().contains("No address"));
        asks("wallet remove Old phone");
        QVERIFY(output.toPlainText().contains("only reads"));
        asks("dumpprivkey Old phone");
        QVERIFY(output.toPlainText().contains("never shows keys"));
        QVERIFY(m_program->wallet("Old phone"));
    }

    void aPersonSavesHeadersAndReadsThem()
    {
        m_person->createsAWallet("Daily");
        m_person->mines(5);
        QTRY_VERIFY_WITH_TIMEOUT(m_program->tip().value == 5, Patience);
        QTemporaryDir folder;
        const QString path = folder.filePath("chain.headers");
        opensAdvanced("exportHeadersButton");
        choosesTheFile(path);
        auto& saved = m_program->dialog<UpkeepDialog>();
        QTRY_VERIFY_WITH_TIMEOUT(headline(saved).contains("Done"), Patience);
        QVERIFY(QFile::exists(path));
        click(child<QPushButton>(saved, "closeButton"));
        QTRY_VERIFY(!m_program->window().findChild<UpkeepDialog*>());
        opensAdvanced("importHeadersButton");
        choosesTheFile(path);
        auto& read = m_program->dialog<UpkeepDialog>();
        QTRY_VERIFY_WITH_TIMEOUT(headline(read).contains("Done"), Patience);
        QVERIFY(child<QLabel>(read, "upkeepTextLabel").text().contains("here already"));
    }

    void aPersonIsAskedBeforeAWalletIsRebuilt()
    {
        m_person->restoresAWallet("Daily");
        m_person->mines(5);
        QTRY_VERIFY_WITH_TIMEOUT(m_program->areInLockstep() && m_program->tip().value == 5, Patience);
        m_person->selects("Daily");
        m_program->choose("rebuildWalletAction");
        auto& dialog = m_program->dialog<RebuildWalletDialog>();
        QTRY_VERIFY_WITH_TIMEOUT(!child<QLabel>(dialog, "estimateCostLabel").text().isEmpty(), Patience);
        m_person->presses(dialog);
        QTRY_VERIFY_WITH_TIMEOUT(m_program->hasNoDialog(), Patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_program->areInLockstep(), Patience);
    }

private:
    static QString headline(QDialog& dialog) { return child<QLabel>(dialog, "headlineLabel").text(); }

    void opensAdvanced(const char* button)
    {
        m_program->types(Qt::Key_Comma);
        auto& preferences = m_program->dialog<PreferencesDialog>();
        auto& pages = child<QListWidget>(preferences, "preferencesPageList");
        clickRow(pages, pages.count() - 1);
        click(child<QPushButton>(preferences, button));
    }

    void choosesTheFile(const QString& path) { nameFile(m_program->dialog<QFileDialog>(), path); }

    std::unique_ptr<Program> m_program;
    std::unique_ptr<Person> m_person;
};

QTEST_MAIN(TestUpkeep)
#include "tst_upkeep.moc"
