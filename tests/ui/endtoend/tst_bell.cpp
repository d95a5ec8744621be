// SPDX-License-Identifier: MIT

#include "tests/support/ear.h"
#include "tests/support/sessions.h"
#include "tests/ui/endtoend/person.h"
#include "ui/dialogs/program/logdialog.h"

#include <QSettings>
#include <QTableView>
#include <QToolButton>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

/// The bell in the status bar: what happened since the person last looked.
class TestBell : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_program.reset(); }
    void aPersonIsPaidAndTheBellTellsItUntilTheyLook();
    void whatWasNotLookedAtIsCountedAfterARestart();
    void theLogFromTheMenuIsALookToo();
    void theConsoleIsNone();
    void whatComesWhileTheLogIsInFrontIsSeen();
    void nothingOldCountsAtTheFirstStart();

private:
    QToolButton& bell() { return child<QToolButton>(m_program->window(), "bellButton"); }
    QString row(int number);
    void restarts();

    std::unique_ptr<Program> m_program;
    std::unique_ptr<Person> m_person;
};

void TestBell::init()
{
    failOnAnyWarning();
    m_program = std::make_unique<Program>();
    m_person = std::make_unique<Person>(*m_program);
    m_person->mines(1);
    m_person->createsAWallet("Daily");
    QTRY_VERIFY_WITH_TIMEOUT(m_program->areInLockstep(), Patience);
}

QString TestBell::row(int number)
{
    auto* log = m_program->window().findChild<LogDialog*>();
    if (!log) return {};
    return child<QTableView>(*log, "logTable").model()->index(number, 1).data().toString();
}

void TestBell::restarts()
{
    m_program->quit();
    m_program->start();
    QTRY_VERIFY_WITH_TIMEOUT(m_program->areInLockstep(), Patience);
}

void TestBell::aPersonIsPaidAndTheBellTellsItUntilTheyLook()
{
    QCOMPARE(bell().text(), ""); // a wallet that was just made is no news
    {
        Ear ear;
        m_person->pays("Daily", "0.25");
        QTRY_COMPARE_WITH_TIMEOUT(bell().text(), "1", Patience);
        QVERIFY2(ear.heard().contains("1 new event"), qPrintable(ear.heard().join('|'))); // wherever the keyboard is
    }
    QCOMPARE(bell().accessibleName(), "1 new event");

    click(bell());
    auto& log = m_program->dialog<LogDialog>();
    QTRY_VERIFY2_WITH_TIMEOUT(row(0).contains("New: \"Daily\": 1 new payment"), qPrintable(row(0)), Patience);
    QTRY_COMPARE_WITH_TIMEOUT(bell().text(), "", Patience);
    QCOMPARE(bell().accessibleName(), "No new events");
    log.close();
    restarts();
    QCOMPARE(bell().text(), "");

    m_person->pays("Daily", "0.5");
    QTRY_COMPARE_WITH_TIMEOUT(bell().text(), "1", Patience);
    m_program->window().activateWindow();
    bell().setFocus(Qt::TabFocusReason);
    QTest::keyClick(&bell(), Qt::Key_Space);
    m_program->dialog<LogDialog>();
    QTRY_VERIFY2_WITH_TIMEOUT(row(0).contains("New: "), qPrintable(row(0)), Patience);
    QVERIFY2(row(1).contains("new payment") && !row(1).contains("New: "), qPrintable(row(1)));
    QTRY_COMPARE_WITH_TIMEOUT(bell().text(), "", Patience);
}

void TestBell::whatWasNotLookedAtIsCountedAfterARestart()
{
    m_person->pays("Daily", "0.25");
    QTRY_COMPARE_WITH_TIMEOUT(bell().text(), "1", Patience);
    restarts();
    QTRY_COMPARE_WITH_TIMEOUT(bell().text(), "1", Patience);
    m_person->pays("Daily", "0.5");
    QTRY_COMPARE_WITH_TIMEOUT(bell().text(), "2", Patience);
}

void TestBell::theLogFromTheMenuIsALookToo()
{
    m_person->pays("Daily", "0.25");
    QTRY_COMPARE_WITH_TIMEOUT(bell().text(), "1", Patience);
    m_program->choose("logAction");
    QTRY_COMPARE_WITH_TIMEOUT(bell().text(), "", Patience);
    QVERIFY2(row(0).contains("New: "), qPrintable(row(0)));
}

void TestBell::theConsoleIsNone()
{
    m_person->pays("Daily", "0.25");
    QTRY_COMPARE_WITH_TIMEOUT(bell().text(), "1", Patience);
    m_program->choose("consoleAction");
    auto& log = m_program->dialog<LogDialog>();
    QTRY_VERIFY_WITH_TIMEOUT(row(0).contains("New: "), Patience); // it is read, on the other page
    QCOMPARE(bell().text(), "1");
    log.showConsole(false);
    QTRY_COMPARE_WITH_TIMEOUT(bell().text(), "", Patience);
}

void TestBell::whatComesWhileTheLogIsInFrontIsSeen()
{
    m_person->pays("Daily", "0.25");
    QTRY_COMPARE_WITH_TIMEOUT(bell().text(), "1", Patience);
    const QString address = m_person->copiesTheAddressOf("Daily");
    click(bell());
    m_program->dialog<LogDialog>();
    QTRY_COMPARE_WITH_TIMEOUT(bell().text(), "", Patience);
    const auto amount = Amount::fromSatoshis(50'000'000);
    QVERIFY(amount && await(m_program->practice().send(address, *amount)));
    m_program->practice().mine(1);
    QTRY_VERIFY2_WITH_TIMEOUT(row(1).contains("New: "), qPrintable(row(1)), Patience);
    QVERIFY2(row(0).contains("New: "), qPrintable(row(0)));
    QTRY_COMPARE_WITH_TIMEOUT(bell().text(), "", Patience);
}

void TestBell::nothingOldCountsAtTheFirstStart()
{
    m_person->pays("Daily", "0.25");
    QTRY_COMPARE_WITH_TIMEOUT(bell().text(), "1", Patience);
    const QString folder = m_program->session().folder();
    m_program->quit();
    QSettings(folder + "/window.ini", QSettings::IniFormat).remove("seenEvent"); // as an older Lockstep left it
    m_program->start();
    QTRY_VERIFY_WITH_TIMEOUT(m_program->areInLockstep(), Patience);
    m_person->pays("Daily", "0.5");
    QTRY_COMPARE_WITH_TIMEOUT(bell().text(), "1", Patience); // the second one
}

QTEST_MAIN(TestBell)
#include "tst_bell.moc"
