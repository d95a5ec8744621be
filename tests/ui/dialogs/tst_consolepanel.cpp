// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "ui/dialogs/program/consolepanel.h"
#include "ui/format/program/consoletext.h"

#include <QFontMetricsF>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

/// The console by keys: what is typed, what comes back.
class TestConsolePanel final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        failOnAnyWarning();
        m_panel = std::make_unique<ConsolePanel>();
        m_panel->setSwitchedOn(true);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        m_panel->focusLine();
    }
    void cleanup() { m_panel.reset(); }

    void aLineIsToldAndShownWithItsAnswer()
    {
        QSignalSpy entered(m_panel.get(), &ConsolePanel::entered);
        types("height");
        QCOMPARE(entered.count(), 1);
        QCOMPARE(entered[0][0].toString(), QString("height"));
        m_panel->answer({"910118"});
        QVERIFY(output().endsWith("> height\n910118\n"));
        QVERIFY(line().text().isEmpty());
    }

    void arrowKeysBringBackWhatWasTyped()
    {
        types("status");
        types("height");
        QTest::keyClick(&line(), Qt::Key_Up);
        QCOMPARE(line().text(), QString("height"));
        QTest::keyClick(&line(), Qt::Key_Up);
        QTest::keyClick(&line(), Qt::Key_Up); // there is nothing before it
        QCOMPARE(line().text(), QString("status"));
        QTest::keyClick(&line(), Qt::Key_Down);
        QCOMPARE(line().text(), QString("height"));
        QTest::keyClick(&line(), Qt::Key_Down);
        QVERIFY(line().text().isEmpty());
    }

    void aBeginningIsCompleted()
    {
        connect(m_panel.get(), &ConsolePanel::typed, this,
                [this](const QString& text) { m_panel->setCompletions(consoleCompletions(text, {"Savings"})); });
        QTest::keyClicks(&line(), "balance S");
        QCOMPARE(line().text(), QString("balance Savings")); // the rest is selected: typing on replaces it
        QCOMPARE(line().selectedText(), QString("avings"));
        QSignalSpy entered(m_panel.get(), &ConsolePanel::entered);
        QTest::keyClick(&line(), Qt::Key_Return);
        QCOMPARE(entered[0][0].toString(), QString("balance Savings"));
    }

    void answersArePlainTextInAFixedFont()
    {
        m_panel->answer({"<b>bold</b>"});
        QVERIFY(output().contains("<b>bold</b>"));
        const auto& edit = child<QPlainTextEdit>(*m_panel, "consoleOutputEdit");
        const QFontMetricsF metrics(edit.font()); // not every fixed font's file says that it is one
        for (const QChar letter : QString("WMm.1"))
            QCOMPARE(metrics.horizontalAdvance(letter), metrics.horizontalAdvance(u'i'));
        QVERIFY(edit.isReadOnly());
    }

    void whatWasAnsweredGoesWhenAmountsAreHidden()
    {
        types("balance Daily");
        m_panel->answer({"confirmed  1.204 550 00 BTC"});
        m_panel->setDiscreet(true);
        QVERIFY2(!output().contains("1.204") && output().contains("Amounts are hidden"), qPrintable(output()));
        m_panel->answer({"confirmed  ••••• BTC"});
        m_panel->setDiscreet(true); // as before: nothing to forget
        QVERIFY(output().contains("•••••"));
        m_panel->setDiscreet(false);
        QVERIFY(!output().contains("1.204"));
    }

    void switchedOffItSaysHowToSwitchItOn()
    {
        m_panel->answer({"something"});
        m_panel->setSwitchedOn(false);
        QVERIFY(!line().isVisible());
        QVERIFY(output().isEmpty()); // nothing waits behind the page
        QSignalSpy wanted(m_panel.get(), &ConsolePanel::preferencesWanted);
        click(child<QPushButton>(*m_panel, "consolePreferencesButton"));
        QCOMPARE(wanted.count(), 1);
    }

private:
    QLineEdit& line() { return child<QLineEdit>(*m_panel, "consoleLineEdit"); }
    QString output() { return child<QPlainTextEdit>(*m_panel, "consoleOutputEdit").toPlainText(); }
    void types(const QString& text)
    {
        QTest::keyClicks(&line(), text);
        QTest::keyClick(&line(), Qt::Key_Return);
    }

    std::unique_ptr<ConsolePanel> m_panel;
};

QTEST_MAIN(TestConsolePanel)
#include "tst_consolepanel.moc"
