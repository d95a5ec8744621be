// SPDX-License-Identifier: MIT

#include "tests/support/snapshots.h"
#include "ui/format/plain/amounttext.h"
#include "ui/format/program/consoletext.h"
#include "ui/format/program/reading.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

class TestConsoleText final : public QObject
{
    Q_OBJECT

private slots:
    void theWordsAreThoseOfTheCommandLine()
    {
        QCOMPARE(consoleCommand("status")->verb, ConsoleVerb::Status);
        QCOMPARE(consoleCommand("  wallet   list ")->verb, ConsoleVerb::Wallets);
        QCOMPARE(consoleCommand("JOBS LIST")->verb, ConsoleVerb::Jobs);
        const auto history = consoleCommand("history \"Old phone\"");
        QVERIFY(history && history->verb == ConsoleVerb::History);
        QCOMPARE(history->wallet, QString("Old phone"));
        QCOMPARE(consoleCommand("coins Old phone")->wallet, QString("Old phone"));
    }

    void whatChangesOrShowsKeysIsRefusedWithASentence_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("words");
        QTest::newRow("a key") << "dumpprivkey Daily"
                               << "never shows keys";
        QTest::newRow("words") << "show the seed"
                               << "never shows keys";
        QTest::newRow("a change") << "wallet remove Daily"
                                  << "only reads";
        QTest::newRow("a payment") << "broadcast 0200"
                                   << "only reads";
        QTest::newRow("no wallet") << "balance"
                                   << "takes the name of a wallet";
        QTest::newRow("too much") << "status now"
                                  << "takes nothing more";
        QTest::newRow("nonsense") << "<b>x</b>"
                                  << "There is no command";
    }

    void whatChangesOrShowsKeysIsRefusedWithASentence()
    {
        QFETCH(QString, line);
        QFETCH(QString, words);
        QVERIFY(!consoleCommand(line));
        QVERIFY2(consoleRefusal(line).contains(words), qPrintable(consoleRefusal(line)));
    }

    void aLineIsCompletedToVerbsAndWallets()
    {
        const QStringList wallets{"Daily", "Old phone"};
        QCOMPARE(consoleCompletions("he", wallets), QStringList({"height", "help"}));
        QCOMPARE(consoleCompletions("bal", wallets), QStringList({"balance "}));
        QCOMPARE(consoleCompletions("balance D", wallets), QStringList({"balance Daily"}));
        QCOMPARE(consoleCompletions("coins \"O", wallets), QStringList({"coins \"Old phone\""}));
    }

    void columnsOfAmountsAreHeadedByTheirUnit_data()
    {
        QTest::addColumn<AmountUnit>("unit");
        QTest::newRow("bitcoin") << AmountUnit::Bitcoin;
        QTest::newRow("satoshis") << AmountUnit::Satoshi;
    }

    void columnsOfAmountsAreHeadedByTheirUnit()
    {
        QFETCH(AmountUnit, unit);
        AmountDisplay::set({unit, false});
        const QString history = linesOf(historyReading({payment(100'000, 10, 1)}, snapshotOf({}))).front();
        CoinRow coin;
        coin.amount = sats(100'000);
        const QString coins = linesOf(coinsReading({coin})).front();
        AmountDisplay::set({});
        for (const QString& header : {history, coins})
            QVERIFY2(header.contains(' ' + unitText(unit) + ' ') || header.startsWith(unitText(unit)),
                     qPrintable(header));
    }

    void helpListsEveryCommand()
    {
        const QString help = consoleHelp().join('\n');
        for (const char* words : {"status", "wallet list", "balance N", "history N", "coins N", "addresses N",
                                  "jobs list", "peers", "fees", "height", "help"})
            QVERIFY2(help.contains(words), words);
    }
};

QTEST_GUILESS_MAIN(TestConsoleText)
#include "tst_consoletext.moc"
