// SPDX-License-Identifier: MIT

#include "core/api/engine/previewreading.h"
#include "core/util/hex.h"
#include "tests/support/testwallet.h"

using namespace lockstep;
using namespace lockstep::test;

namespace {

QByteArray hexOf(const Transaction& transaction) { return QByteArray::fromStdString(toHex(transaction.serialize())); }

/// A wallet that was paid 100,000 by a stranger.
struct Scene
{
    TestDatabase db;
    std::unique_ptr<Wallet> daily = addWallet(db, "Daily", testDescriptor(1));
    Transaction salary = tx({foreign(1)}, {{sats(100'000), scriptAt(*daily, 0, 0)}});

    Scene() { feed(db, *daily, blockOf({salary}), pointAt(10)); }

    Transaction payment(std::int64_t satoshis = 60'000)
    {
        auto made
            = tx({spend(salary, 0)}, {{sats(satoshis), strangerScript()}, {sats(39'000), scriptAt(*daily, 1, 0)}});
        made.inputs[0].witness = {Bytes(64, std::byte{1})};
        return made;
    }
    Result<TransactionPreview> preview(const QByteArray& text)
    {
        return transactionPreview(*db, text, Network::Regtest);
    }
};

} // namespace

class TestTransactionPreview final : public QObject
{
    Q_OBJECT
private slots:
    void itSaysWhoseTheMoneyIsAndWhatItCosts()
    {
        Scene scene;
        const auto preview = must(scene.preview(hexOf(scene.payment())));
        QVERIFY(preview.txid == scene.payment().txid());
        QCOMPARE(preview.net, -61'000);
        QCOMPARE(preview.fee->satoshis(), 1'000);
        QCOMPARE(preview.inputs[0].ownerName, "Daily");
        QVERIFY(!preview.outputs[0].owner && preview.outputs[1].isChange);
        QVERIFY(preview.isSigned && !preview.isConfirmed && !preview.isWaiting && preview.replaces.isEmpty());
    }

    void hexAndBase64AreReadAsPeopleHandThemOn_data()
    {
        QTest::addColumn<bool>("isBase64");
        QTest::addColumn<bool>("isBroken");
        QTest::newRow("hex") << false << false;
        QTest::newRow("hex in lines") << false << true;
        QTest::newRow("base64") << true << false;
        QTest::newRow("base64 in lines") << true << true;
    }

    void hexAndBase64AreReadAsPeopleHandThemOn()
    {
        QFETCH(bool, isBase64);
        QFETCH(bool, isBroken);
        Scene scene;
        QByteArray text = hexOf(scene.payment());
        if (isBase64) text = QByteArray::fromHex(text).toBase64();
        if (isBroken) text = text.left(20) + "\r\n  " + text.mid(20) + '\n';
        QVERIFY(must(scene.preview(text)).txid == scene.payment().txid());
    }

    void aFileMayHoldItsBytes()
    {
        Scene scene;
        const QByteArray hex = hexOf(scene.payment());
        QCOMPARE(transactionFileText(QByteArray::fromHex(hex)), hex);
        QCOMPARE(transactionFileText(hex + "\n"), hex + "\n");
    }

    void whatIsNoTransactionIsSaid_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<Errc>("code");
        QTest::newRow("nothing") << QByteArray(" \n") << Errc::Malformed;
        QTest::newRow("words") << QByteArray("abandon abandon about!") << Errc::Malformed;
        QTest::newRow("a PSBT in base64") << QByteArray("psbt\xff\x01\x00").toBase64() << Errc::Unsupported;
        QTest::newRow("a PSBT in hex") << QByteArray("70736274ff0100") << Errc::Unsupported;
        QTest::newRow("an end too early") << QByteArray("0200000001") << Errc::Truncated;
        QTest::newRow("a coinbase") << hexOf(coinbase({{sats(5), strangerScript()}}, 10)) << Errc::Malformed;
        QTest::newRow("a coin spent twice")
            << hexOf(tx({foreign(7), foreign(7)}, {{sats(5), strangerScript()}})) << Errc::Malformed;
        QTest::newRow("a book") << QByteArray(MaxTransactionText + 1, '0') << Errc::OutOfRange;
    }

    void whatIsNoTransactionIsSaid()
    {
        QFETCH(QByteArray, text);
        QFETCH(Errc, code);
        Scene scene;
        QCOMPARE(scene.preview(text).error().code, code);
    }

    void aRivalIsKnownBeforeItIsSent()
    {
        Scene scene;
        scene.db.write([&] { must(scene.daily->addPending(scene.payment(), 1'000)); });
        QVERIFY(must(scene.preview(hexOf(scene.payment()))).isWaiting);
        const auto other = must(scene.preview(hexOf(scene.payment(50'000))));
        QCOMPARE(other.replaces, QList{scene.payment().txid()});
        QVERIFY(!other.spentBy);

        feed(scene.db, *scene.daily, blockOf({scene.payment()}), pointAt(11));
        QVERIFY(must(scene.preview(hexOf(scene.payment()))).isConfirmed);
        QVERIFY(must(scene.preview(hexOf(scene.payment(50'000)))).spentBy == scene.payment().txid());
    }

    void whatIsNotKnownOrNotSignedIsSaid()
    {
        Scene scene;
        const auto preview = must(scene.preview(hexOf(tx({foreign(7)}, {{sats(5), scriptAt(*scene.daily, 0, 1)}}))));
        QVERIFY(!preview.fee && !preview.isSigned);
        QCOMPARE(preview.net, 5);
    }
};

QTEST_GUILESS_MAIN(TestTransactionPreview)
#include "tst_transactionpreview.moc"
