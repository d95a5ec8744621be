// SPDX-License-Identifier: MIT

#include "tests/app/cli/cliprogram.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>

using namespace lockstep::test;

namespace {

bool isHash(const QJsonValue& value)
{
    static const QRegularExpression hash(QStringLiteral("^[0-9a-f]{64}$"));
    return hash.match(value.toString()).hasMatch();
}

QJsonObject eventOf(const QList<QJsonObject>& events, const char* kind)
{
    for (const QJsonObject& event : events)
        if (event["event"].toString() == QString::fromLatin1(kind)) return event;
    return {};
}

int blockOf(const QJsonValue& wallet) { return wallet.toObject()["syncedTo"].toObject()["height"].toInt(); }

QSet<QString> keysOf(const QJsonObject& object)
{
    const QStringList keys = object.keys();
    return {keys.begin(), keys.end()};
}

} // namespace

/// Every verb as a person would type it, on the practice network. The steps follow each other: one life of a wallet.
class TestCli final : public QObject
{
    Q_OBJECT
private slots:
    void aWalletFromWordsIsAdded()
    {
        const QString words = m_cli.file("words", PublicWords);
        const CliRun run = m_cli.json({"wallet", "add", "--name", "Savings", "--mnemonic-file", words,
                                       "--no-passphrase", "--birthday", "1", "--lookahead", "20"});
        QVERIFY2(run.exitCode == 0, qPrintable(run.err));
        QCOMPARE(run.object()["wallet"].toString(), QString("Savings"));
    }

    void statusHasEveryField()
    {
        const CliRun run = m_cli.json({"status"});
        QVERIFY2(run.exitCode == 0, qPrintable(run.err));
        const QJsonObject status = run.object();
        QCOMPARE(keysOf(status),
                 (QSet<QString>{"network", "manager", "tip", "missingBlock", "wallets", "outgoing", "listening",
                                "blocksThrough", "savesData", "peersSetAside", "filters"}));
        QVERIFY(status["peersSetAside"].isArray() && status["peersSetAside"].toArray().isEmpty());
        QVERIFY(status["missingBlock"].isNull());
        QVERIFY(status["filters"].isNull());
        QCOMPARE(status["network"].toString(), QString("practice"));
        QCOMPARE(status["manager"].toString(), QString("offline"));
        QVERIFY(isHash(status["tip"]["hash"]));
        QCOMPARE(status["wallets"].toArray().size(), 1);
        const QJsonObject wallet = status["wallets"].toArray()[0].toObject();
        QCOMPARE(keysOf(wallet),
                 (QSet<QString>{"name", "state", "lifecycle", "auth", "syncedTo", "lookahead", "birthday"}));
        QCOMPARE(wallet["name"].toString(), QString("Savings"));
        QCOMPARE(wallet["lifecycle"].toString(), QString("started"));
        QCOMPARE(wallet["auth"].toString(), QString("no-passphrase")); // nothing to lock it with
        QCOMPARE(wallet["lookahead"].toInt(), 20);
        QCOMPARE(wallet["birthday"].toInt(), 1);
        QCOMPARE(wallet["syncedTo"]["height"].toInt(), 0);
    }

    void receiveNamesTheFirstAddress()
    {
        const CliRun run = m_cli.json({"receive", "savings"}); // Upper or lower case.
        QVERIFY2(run.exitCode == 0, qPrintable(run.err));
        // BIP84 of the words above with coin type 1, as published for regtest by several wallets.
        QCOMPARE(run.object()["address"].toString(), QString("bcrt1q6rz28mcfaxtmd6v789l9rrlrusdprr9pz3cppk"));
        QCOMPARE(run.object()["uri"].toString(), "bitcoin:" + run.object()["address"].toString());
    }

    void paymentsAreFoundBySync()
    {
        const CliRun sent = m_cli.json({"practice", "send", "Savings", "0.5"});
        QVERIFY2(sent.exitCode == 0, qPrintable(sent.err));
        m_txid = sent.object()["txid"].toString();
        QVERIFY(isHash(m_txid));

        const CliRun sync = m_cli.json({"sync"});
        QVERIFY2(sync.exitCode == 0, qPrintable(sync.err));
        const QList<QJsonObject> events = sync.lines();
        for (const char* kind : {"headers", "filterheaders", "import-start", "import-done", "done"})
            QVERIFY2(!eventOf(events, kind).isEmpty(), kind);
        QCOMPARE(events.last()["event"].toString(), QString("done"));
        QVERIFY(eventOf(events, "headers")["height"].toInt() > 100);
    }

    void balanceHasEveryField()
    {
        const QJsonObject balance = m_cli.json({"balance", "Savings"}).object();
        QCOMPARE(
            keysOf(balance),
            (QSet<QString>{"wallet", "state", "confirmed", "pending", "unverified", "immature", "frozen", "asOf"}));
        QCOMPARE(balance["state"].toString(), QString("offline"));
        QCOMPARE(balance["confirmed"].toInteger(), 50'000'000);
        QCOMPARE(balance["pending"].toInteger(), 0);
        QCOMPARE(balance["immature"].toInteger(), 0);
        QCOMPARE(balance["frozen"].toInteger(), 0);
        QVERIFY(balance["asOf"]["height"].toInt() > 100);
        QVERIFY(isHash(balance["asOf"]["hash"]));
    }

    void historyHasEveryField()
    {
        const QJsonArray history = m_cli.json({"history", "Savings"}).array();
        QCOMPARE(history.size(), 1);
        const QJsonObject row = history[0].toObject();
        QCOMPARE(keysOf(row),
                 (QSet<QString>{"txid", "height", "blockHash", "time", "state", "amount", "balance", "fee", "label",
                                "replacedBy", "transferWith"}));
        QCOMPARE(row["state"].toString(), QString("confirmed"));
        QCOMPARE(row["balance"].toInteger(), 50'000'000);
        QCOMPARE(row["txid"].toString(), m_txid);
        QCOMPARE(row["amount"].toInteger(), 50'000'000);
        QVERIFY(row["height"].toInt() > 100);
        QVERIFY(isHash(row["blockHash"]));
        QVERIFY(row["time"].toInteger() > 1'600'000'000);
        QVERIFY(row["fee"].isNull()); // Somebody else's inputs.
    }

    void coinsHaveEveryField()
    {
        const QJsonArray coins = m_cli.json({"coins", "Savings"}).array();
        QCOMPARE(coins.size(), 1);
        const QJsonObject coin = coins[0].toObject();
        QCOMPARE(keysOf(coin), (QSet<QString>{"outpoint", "amount", "address", "height", "frozen", "unverified"}));
        QCOMPARE(coin["outpoint"].toString(), m_txid + ":0");
        QCOMPARE(coin["amount"].toInteger(), 50'000'000);
        QCOMPARE(coin["address"].toString(), QString("bcrt1q6rz28mcfaxtmd6v789l9rrlrusdprr9pz3cppk"));
        QCOMPARE(coin["frozen"].toBool(true), false);
    }

    void addressesHaveEveryField()
    {
        const QJsonArray addresses = m_cli.json({"addresses", "Savings"}).array();
        QVERIFY(!addresses.isEmpty());
        const QJsonObject row = addresses[0].toObject();
        QVERIFY((keysOf(row).contains(QSet<QString>{"address", "path", "keychain", "index", "used"})));
        QCOMPARE(row["path"].toString(), QString("m/84h/1h/0h/0/0"));
        QCOMPARE(row["keychain"].toString(), QString("receive"));
        QCOMPARE(row["index"].toInt(), 0);
        QCOMPARE(row["used"].toBool(), true);
        QCOMPARE(row["transactions"].toInt(), 1);
        QCOMPARE(row["balance"].toInteger(), 50'000'000);
    }

    void aUsedAddressIsNotHandedOutAgain()
    {
        const QString second = m_cli.json({"receive", "Savings"}).object()["address"].toString();
        const QString third = m_cli.json({"receive", "Savings", "--new"}).object()["address"].toString();
        QVERIFY(second != "bcrt1q6rz28mcfaxtmd6v789l9rrlrusdprr9pz3cppk");
        QVERIFY(third != second);
        QCOMPARE(m_cli.json({"receive", "Savings"}).object()["address"].toString(), third);
    }

    void aReorganisationIsFollowed()
    {
        const CliRun reorg = m_cli.json({"practice", "reorg", "2"});
        QVERIFY2(reorg.exitCode == 0, qPrintable(reorg.err));
        const CliRun sync = m_cli.json({"sync"});
        QVERIFY2(sync.exitCode == 0, qPrintable(sync.err));
        QVERIFY(!eventOf(sync.lines(), "reorg").isEmpty());
        const QJsonObject status = m_cli.json({"status"}).object();
        QCOMPARE(status["tip"], reorg.object()["tip"]);
        QCOMPARE(status["wallets"].toArray()[0].toObject()["syncedTo"], reorg.object()["tip"]);
        QCOMPARE(m_cli.json({"balance", "Savings"}).object()["confirmed"].toInteger(), 50'000'000);
    }

    void aSecondWalletFromAddressesJoins()
    {
        const QString address = m_cli.json({"receive", "Savings", "--new"}).object()["address"].toString();
        const QString list = m_cli.file("addresses", (address + ",till\n").toUtf8());
        const CliRun run = m_cli.run({"wallet", "add", "--name", "Till", "--addresses-file", list});
        QVERIFY2(run.exitCode == 0, qPrintable(run.err));
        QCOMPARE(m_cli.json({"practice", "send", address, "0.25"}).exitCode, 0);
        QCOMPARE(m_cli.run({"sync"}).exitCode, 0);
        QCOMPARE(m_cli.json({"balance", "Till"}).object()["confirmed"].toInteger(), 25'000'000);
        QCOMPARE(m_cli.json({"balance", "Savings"}).object()["confirmed"].toInteger(), 75'000'000);
        QCOMPARE(m_cli.json({"status"}).object()["wallets"].toArray()[1].toObject()["auth"].toString(),
                 QString("watch-only"));
    }

    void anAddressIsImportedIntoAWallet()
    {
        const QString other = "bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080"; // BIP173's key.
        QCOMPARE(m_cli.json({"practice", "send", other, "0.125"}).exitCode, 0);
        QCOMPARE(m_cli.run({"sync"}).exitCode, 0);
        const CliRun run = m_cli.json({"import", "Till", "--addresses-file", m_cli.file("more", other.toUtf8())});
        QVERIFY2(run.exitCode == 0, qPrintable(run.err));
        QVERIFY(run.object()["job"].toInteger() > 0);
        const CliRun sync = m_cli.json({"sync"});
        QVERIFY2(sync.exitCode == 0, qPrintable(sync.err));
        QVERIFY(!eventOf(sync.lines(), "import-done").isEmpty());
        QCOMPARE(m_cli.json({"balance", "Till"}).object()["confirmed"].toInteger(), 37'500'000);
    }

    void aStoppedWalletKeepsItsBlock()
    {
        QCOMPARE(m_cli.run({"wallet", "stop", "Till"}).exitCode, 0);
        QCOMPARE(m_cli.run({"practice", "mine", "3"}).exitCode, 0);
        QCOMPARE(m_cli.run({"sync"}).exitCode, 0);
        const QJsonArray wallets = m_cli.json({"wallet", "list"}).array();
        QCOMPARE(wallets[1].toObject()["lifecycle"].toString(), QString("stopped"));
        QCOMPARE(wallets[1].toObject()["state"].toString(), QString("stopped"));
        QCOMPARE(blockOf(wallets[1]) + 3, blockOf(wallets[0]));

        QCOMPARE(m_cli.run({"wallet", "start", "Till"}).exitCode, 0);
        QCOMPARE(m_cli.run({"sync"}).exitCode, 0);
        const QJsonArray after = m_cli.json({"wallet", "list"}).array();
        QCOMPARE(after[1].toObject()["syncedTo"], after[0].toObject()["syncedTo"]);
    }

    void practiceHistoryPaysWallets()
    {
        const CliRun run = m_cli.json({"practice", "history", "30", "--pay", "Savings", "--payments", "12"});
        QVERIFY2(run.exitCode == 0, qPrintable(run.err));
        QCOMPARE(m_cli.run({"sync"}).exitCode, 0);
        QCOMPARE(m_cli.json({"history", "Savings"}).array().size(), 14);
    }

    void practiceHistoryLeavesOutWhoGivesNoAddress()
    {
        CliProgram cli;
        QCOMPARE(cli.run({"wallet", "add", "--name", "Bare", "--descriptor", "raw(51)", "--offline"}).exitCode, 0);
        QCOMPARE(cli.json({"practice", "history", "2"}).errorCode(), QString("unsupported"));
        QCOMPARE(cli.run({"wallet", "add", "--name", "W", "--xpub", AccountKey, "--offline"}).exitCode, 0);
        const CliRun run = cli.run({"practice", "history", "2"});
        QVERIFY2(run.exitCode == 0, qPrintable(run.err));
        QVERIFY2(run.err.contains("Not paid, for they give no address: Bare."), qPrintable(run.err));
    }

    void walletsAreRenamedAndRemoved()
    {
        QCOMPARE(m_cli.run({"wallet", "rename", "Till", "Shop"}).exitCode, 0);
        QCOMPARE(m_cli.json({"balance", "shop"}).exitCode, 0);
        QCOMPARE(m_cli.run({"wallet", "remove", "Shop"}).exitCode, 0);
        QCOMPARE(m_cli.json({"wallet", "list"}).array().size(), 1);
        QCOMPARE(m_cli.json({"balance", "Shop"}).errorCode(), QString("no-such-wallet"));
    }

    void textForPeopleIsAligned()
    {
        for (const QStringList& verb : {QStringList{"status"}, QStringList{"wallet", "list"},
                                        QStringList{"balance", "Savings"}, QStringList{"history", "Savings"},
                                        QStringList{"coins", "Savings"}, QStringList{"addresses", "Savings"}}) {
            const CliRun run = m_cli.run(verb);
            QVERIFY2(run.exitCode == 0, qPrintable(run.err));
            QVERIFY2(run.out.contains("  "), run.out.constData());
        }
    }

    void onlyThisUserMayReadTheFiles()
    {
        const auto others = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
        QVERIFY(!(QFileInfo(m_cli.folder()).permissions() & others));
        QVERIFY(!(QFileInfo(m_cli.folder() + "/lockstep.sqlite").permissions() & others));
    }

private:
    CliProgram m_cli;
    QString m_txid;
};

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
