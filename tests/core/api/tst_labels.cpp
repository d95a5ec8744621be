// SPDX-License-Identifier: MIT

#include "core/api/engine/labelreading.h"
#include "core/api/labelfile.h"
#include "core/api/services/ledgerservice.h"
#include "core/api/services/walletservice.h"
#include "tests/support/sessions.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace lockstep;
using namespace lockstep::test;

namespace {

constexpr const char* Txid64 = "f91d0a8a78462bc59398f2c5d7a84fcff491c26ba54c4833478b202796c8aafd";

LabelFile parsed(const QByteArray& text)
{
    const auto file = parseLabels(text);
    if (!file) qFatal("%s", file.error().detail.c_str());
    return *file;
}

} // namespace

/// Labels between wallet programs: BIP329's lines, and what a session makes of them.
class TestLabels final : public QObject
{
    Q_OBJECT
private slots:
    void linesOfBip329AreRead();
    void whatIsNoLabelIsCountedAndLeftOut();
    void electrumsFileIsReadToo();
    void aFileWithoutAnyLabelIsRefused_data();
    void aFileWithoutAnyLabelIsRefused();
    void linesComeBackAsTheyWere();
    void anOriginIsTheDescriptorWithoutItsKey_data();
    void anOriginIsTheDescriptorWithoutItsKey();
    void labelsGoOutAndComeBackWithTheWallet();
    void whatNoWalletKnowsIsCountedAndNothingElseChanges();
    void labelsOfANewWalletWaitForItsPayments();
};

void TestLabels::linesOfBip329AreRead()
{
    const LabelFile file = parsed(QByteArray(R"~({"type":"tx","ref":")~") + Txid64
                                  + R"~(","label":"Rent","origin":"wpkh([d34db33f/84'/0'/0'])"})~"
                                    "\n\n"
                                    R"~({"type":"addr","ref":"bc1q","label":"Invoice 12","fee":3})~"
                                    "\r\n"
                                    R"~({"type":"output","ref":"aa:1","spendable":false})~");
    QCOMPARE(file.lines.size(), 3);
    QCOMPARE(file.unreadable, 0);
    QCOMPARE(file.lines[0].label, "Rent");
    QCOMPARE(file.lines[0].origin, "wpkh([d34db33f/84'/0'/0'])");
    QCOMPARE(file.lines[1].ref, "bc1q");
    QCOMPARE(file.lines[2].spendable, std::optional(false));
}

void TestLabels::whatIsNoLabelIsCountedAndLeftOut()
{
    const LabelFile file = parsed("{\"type\":\"addr\",\"ref\":\"bc1q\",\"label\":\"x\"}\n"
                                  "{\"type\":\"xpub\",\"ref\":\"xpub6\",\"label\":\"x\"}\n"
                                  "{\"type\":\"addr\",\"label\":\"whose?\"}\n"
                                  "not json\n"
                                  "[1,2]\n"
                                  "{\"type\":\"output\",\"ref\":\"aa:1\",\"spendable\":\"false\"}\n");
    QCOMPARE(file.lines.size(), 2);
    QCOMPARE(file.unreadable, 4);
    QVERIFY(!file.lines[1].spendable); // a word is not the truth value
}

void TestLabels::electrumsFileIsReadToo()
{
    const LabelFile file = parsed(QByteArray("{\n \"") + Txid64 + "\": \"Rent\",\n \"bc1q\": \"Invoice\", \"z\": 1 }");
    QCOMPARE(file.lines.size(), 2);
    QCOMPARE(file.unreadable, 1);
    const auto rent = std::ranges::find(file.lines, "Rent", &LabelLine::label);
    QVERIFY(rent != file.lines.end() && rent->type == "tx" && rent->ref == Txid64);
}

void TestLabels::aFileWithoutAnyLabelIsRefused_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n\0\0", 10);
    QTest::newRow("prose") << QByteArray("Dear accountant,\nhere are my labels.\n");
    QTest::newRow("another kind") << QByteArray("{\"type\":\"xpub\",\"ref\":\"xpub6\",\"label\":\"x\"}");
    QTest::newRow("deep") << QByteArray(100'000, '[');
}

void TestLabels::aFileWithoutAnyLabelIsRefused()
{
    QFETCH(QByteArray, file);
    const auto read = parseLabels(file);
    QVERIFY(!read);
    QCOMPARE(read.error().code, Errc::Malformed);
}

void TestLabels::linesComeBackAsTheyWere()
{
    const QList<LabelLine> lines{{"tx", Txid64, "Rent \"May\" – ₿", "wpkh([d34db33f/84'/0'/0'])", {}},
                                 {"addr", "bc1q", "=1+1", {}, {}},
                                 {"output", QString(Txid64) + ":1", {}, {}, false}};
    QCOMPARE(parsed(labelsAsText(lines)).lines, lines);
    for (const QByteArray& line : labelsAsText(lines).trimmed().split('\n'))
        QVERIFY(QJsonDocument::fromJson(line).isObject());
}

void TestLabels::anOriginIsTheDescriptorWithoutItsKey_data()
{
    QTest::addColumn<QString>("descriptor");
    QTest::addColumn<QString>("origin");
    QTest::newRow("segwit") << "wpkh([d34db33f/84h/0h/0h]xpub6abc/<0;1>/*)#aaaaaaaa"
                            << "wpkh([d34db33f/84'/0'/0'])";
    QTest::newRow("nested") << "sh(wpkh([d34db33f/49'/0'/0']xpub6/0/*))#aaaaaaaa"
                            << "sh(wpkh([d34db33f/49'/0'/0']))";
    QTest::newRow("no origin") << "wpkh(xpub6abc/<0;1>/*)#aaaaaaaa"
                               << "";
    QTest::newRow("several keys") << "wsh(sortedmulti(2,[aa/48h]xpub1/0/*,[bb/48h]xpub2/0/*))"
                                  << "";
    QTest::newRow("addresses") << ""
                               << "";
}

void TestLabels::anOriginIsTheDescriptorWithoutItsKey()
{
    QFETCH(QString, descriptor);
    QFETCH(QString, origin);
    QCOMPARE(labelOrigin(descriptor.toStdString()), origin);
}

/// A session with its practice chain, and one wallet that was paid once.
struct PaidWallet
{
    PaidWallet()
    {
        practice = *Practice::open(folder.path());
        session = *openSession(folder.path(), practice.get());
        wallet = *await(session->wallets().add(fromWords("Savings")));
        address = await(session->ledger().receive(wallet, true))->address;
        txid = *await(practice->send(address, *Amount::fromSatoshis(70'000)));
        const auto isThere = [this] { return bool(await(session->ledger().transaction(wallet, txid))); };
        if (!QTest::qWaitFor(isThere, 60'000)) qFatal("the payment did not arrive");
    }
    QString labelShown() { return await(session->ledger().history({}, 0, 10))->rows.at(0).label; }
    Balance balance()
    {
        const SyncSnapshotPtr snapshot = session->snapshot();
        return snapshot->wallet(wallet)->balance;
    }

    QTemporaryDir folder;
    std::unique_ptr<Practice> practice;
    std::unique_ptr<Session> session;
    WalletId wallet;
    QString address;
    Txid txid;
};

void TestLabels::labelsGoOutAndComeBackWithTheWallet()
{
    PaidWallet world;
    LedgerService& ledger = world.session->ledger();
    QVERIFY(await(ledger.setLabel(world.wallet, world.address, "Invoice 12")));
    QVERIFY(await(ledger.setLabel(world.wallet, world.txid, "Rent")));
    const auto coin = await(ledger.coins(world.wallet))->at(0).outpoint;
    const QString output = QString("%1:%2").arg(QString::fromStdString(coin.txid.display())).arg(coin.index);
    const auto frozen = await(ledger.importLabels({{{"output", output, "from a mixer", {}, false}}, 0}));
    QVERIFY(frozen);
    QCOMPARE(frozen->applied, 1);
    QTRY_COMPARE(world.balance().frozen.satoshis(), 70'000);
    QCOMPARE(*await(ledger.frozenAddresses(world.wallet)), QStringList{world.address});
    QCOMPARE(world.balance().confirmed.satoshis(), 0);

    const auto lines = await(ledger.labels(std::nullopt));
    QVERIFY(lines);
    QCOMPARE(lines->size(), 3);
    QCOMPARE(*lines, *await(ledger.labels(world.wallet)));
    const auto tx = std::ranges::find(*lines, "tx", &LabelLine::type);
    QCOMPARE(tx->origin, "wpkh([73c5da0a/84'/1'/0'])");

    QVERIFY(await(ledger.setLabel(world.wallet, world.address, "")));
    QVERIFY(await(ledger.setLabel(world.wallet, world.txid, "")));
    QVERIFY(await(ledger.importLabels({{{"output", output, {}, {}, true}}, 0})));
    QVERIFY(await(ledger.frozenAddresses(world.wallet))->isEmpty());
    QTRY_COMPARE(world.balance().confirmed.satoshis(), 70'000);
    QSignalSpy touched(world.session.get(), &Session::walletTouched);

    const auto report = await(ledger.importLabels(parsed(labelsAsText(*lines))));
    QVERIFY(report);
    QCOMPARE(report->applied, 3);
    QCOMPARE(report->unknown + report->skipped, 0);
    QCOMPARE(world.labelShown(), "Rent");
    QCOMPARE(*await(ledger.labels(std::nullopt)), *lines);
    QTRY_COMPARE(world.balance().frozen.satoshis(), 70'000);
    QTRY_VERIFY(touched.count() > 0);
}

void TestLabels::whatNoWalletKnowsIsCountedAndNothingElseChanges()
{
    PaidWallet world;
    LedgerService& ledger = world.session->ledger();
    QVERIFY(await(ledger.setLabel(world.wallet, world.txid, "Rent")));
    const QString own = QString::fromStdString(world.txid.display());
    LabelFile file;
    file.lines = {{"tx", Txid64, "somebody's", {}, {}},
                  {"addr", "bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080", "somebody's", {}, {}},
                  {"addr", "rubbish", "x", {}, {}},
                  {"output", "rubbish", "x", {}, {}},
                  {"output", QString(Txid64) + ":0", {}, {}, false},
                  {"tx", own, {}, {}, {}}, // says nothing: what is there stays
                  {"tx", own, "Rent \n May", "wpkh([ffffffff/84'/1'/0'])", {}}}; // of a wallet that is not here
    file.unreadable = 2;
    const auto report = await(ledger.importLabels(file));
    QVERIFY(report);
    QCOMPARE(report->applied, 1);
    QCOMPARE(report->unknown, 5);
    QCOMPARE(report->skipped, 3);
    QCOMPARE(world.labelShown(), "Rent May");
}

void TestLabels::labelsOfANewWalletWaitForItsPayments()
{
    PaidWallet world;
    LedgerService& ledger = world.session->ledger();
    LabelFile file;
    file.lines = {{"tx", Txid64, "not found yet", {}, {}}};
    file.owner = world.wallet;
    const auto report = await(ledger.importLabels(file));
    QVERIFY(report);
    QCOMPARE(report->applied, 1);
    const auto lines = await(ledger.labels(world.wallet));
    QVERIFY(lines);
    QCOMPARE(lines->size(), 1);
    QCOMPARE(lines->at(0).ref, Txid64);
    QCOMPARE(lines->at(0).label, "not found yet");
}

QTEST_GUILESS_MAIN(TestLabels)
#include "tst_labels.moc"
