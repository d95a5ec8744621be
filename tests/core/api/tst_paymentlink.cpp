// SPDX-License-Identifier: MIT

#include "core/api/paymentlink.h"
#include "tests/support/vectors.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>
#include <QUrl>
#include <QUrlQuery>

using namespace lockstep;
using namespace lockstep::test;

namespace {

const QString Address = "175tWpb8K1S7NmH4Zx6rewF9WQrcZv245W"; ///< BIP21's own, whose checksum is none.
const QString Taproot = "bc1p5swkugezn97763tl0yty6556856uug0q6jflljvep9m4p7339x5qzyrh4q"; ///< BIP321's own.

QString link(const QString& parameters) { return "bitcoin:" + Address + '?' + parameters; }

} // namespace

class TestPaymentLink final : public QObject
{
    Q_OBJECT
private slots:
    void aLinkIsRead_data()
    {
        QTest::addColumn<QString>("uri");
        QTest::addColumn<QString>("address");
        QTest::addColumn<qint64>("satoshis");
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const QString& uri, const QString& address = Address,
                            qint64 satoshis = -1, const QString& label = {}, const QString& message = {}) {
            QTest::newRow(name) << uri << address << satoshis << label << message;
        };
        row("only an address", "bitcoin:" + Address);
        row("all of it", link("amount=50&label=Luke-Jr&message=Donation%20for%20project%20xyz"), Address, 5'000'000'000,
            "Luke-Jr", "Donation for project xyz");
        row("capital scheme and keys", "BITCOIN:" + Address + "?AMOUNT=0.1&LABEL=X", Address, 10'000'000, "X");
        row("QR code", "BITCOIN:BC1QUFGY354J3KMVUCH987XE4S40836X3H0LG8F5NQ",
            "BC1QUFGY354J3KMVUCH987XE4S40836X3H0LG8F5NQ");
        row("a satoshi", link("amount=0.00000001"), Address, 1);
        row("all there is", link("amount=21000000"), Address, Amount::MaxSatoshis);
        row("zeros in front", link("amount=000000000000000000000001"), Address, 100'000'000);
        row("point first", link("amount=.5"), Address, 50'000'000);
        row("what a double gets wrong", link("amount=20999999.99999999"), Address, 2'099'999'999'999'999);
        row("plus is a plus", link("label=a+b"), Address, -1, "a+b");
        row("umlauts", link("label=%C3%84rztin"), Address, -1, QString::fromUtf8("Ärztin"));
        row("unknown and not required", link("somethingyoudontunderstand=50&other"));
        row("required and understood", link("req-amount=1"), Address, 100'000'000);
        row("an address for newer programs", "bitcoin:?bc=" + Taproot, Taproot);
        row("an address for all, and one for newer programs", link("bc=" + Taproot));
        row("proof of payment is ignored", link("pop=https%3aiwantyouripaddress.com"));
        row("text that turns its surroundings", link("label=a%E2%80%AEb%0A%00c&message=%E2%80%8Bx"), Address, -1,
            "ab c", "x");
        row("test network", "bitcoin:?tb=tb1qghfhmd4zh7ncpmxl3qzhmq566jk8ckq4gafnmq",
            "tb1qghfhmd4zh7ncpmxl3qzhmq566jk8ckq4gafnmq");
    }

    void aLinkIsRead()
    {
        QFETCH(QString, uri);
        QFETCH(qint64, satoshis);
        const auto read = parsePaymentUri(uri);
        QVERIFY2(read, read ? "" : read.error().detail.c_str());
        QTEST(read->address, "address");
        QCOMPARE(read->amount ? read->amount->satoshis() : -1, satoshis);
        QTEST(read->label, "label");
        QTEST(read->message, "message");
    }

    void aLinkIsRefused_data()
    {
        QTest::addColumn<QString>("uri");
        QTest::addColumn<Errc>("code");
        const auto row = [](const char* name, const QString& uri, Errc code = Errc::Malformed) {
            QTest::newRow(name) << uri << code;
        };
        row("no link", "https://example.com");
        row("nothing to pay", "bitcoin:");
        row("no address", "bitcoin:?amount=1");
        row("no address but markup", "bitcoin:<b>175t</b>");
        row("a path", "bitcoin://175tWpb8K1S7NmH4Zx6rewF9WQrcZv245W");
        row("required and unknown", link("req-somethingyoudontunderstand=50"), Errc::Unsupported);
        row("required proof of payment", link("req-pop=https%3aevilwebsite.com"), Errc::Unsupported);
        row("lightning alone", "bitcoin:?lightning=lnbc420bogusinvoice", Errc::Unsupported);
        row("label twice", link("label=Luke-Jr&label=Matt"));
        row("the same amount twice", link("amount=42&amount=42"));
        row("amount twice, once required", link("amount=42&req-amount=42"));
        row("proof of payment twice", link("pop=callback%3a&req-pop=callback%3a"));
        for (const char* amount : {"", ".", "-1", "+1", "1e3", "1,5", "1.000000001", "21000000.00000001",
                                   "184467440737.09551617", "99999999999999999999", "1 000", "0x10", "1.2.3"})
            row(qPrintable(QString("amount \"%1\"").arg(amount)), link(QString("amount=") + amount));
        row("half an escape", link("label=a%2"));
        row("no escape", link("label=%zz"));
        row("no UTF-8", link("label=%ff%fe"));
        row("another network's parameter", "bitcoin:?bc=tb1qghfhmd4zh7ncpmxl3qzhmq566jk8ckq4gafnmq");
        row("a megabyte", link("label=" + QString(1'000'000, 'x')));
    }

    void aLinkIsRefused()
    {
        QFETCH(QString, uri);
        const auto read = parsePaymentUri(uri);
        QVERIFY(!read);
        QTEST(read.error().code, "code");
    }

    void otherWaysToPayAreNoted()
    {
        QVERIFY(parsePaymentUri(link("lightning=lnbc420bogusinvoice"))->hasOtherWays);
        QVERIFY(!parsePaymentUri(link("label=x"))->hasOtherWays);
    }

    void theLinkHoldsWhatIsAskedFor_data()
    {
        QTest::addColumn<qint64>("satoshis"); // 0: any
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("uri");
        QTest::newRow("the address alone") << qint64{0} << ""
                                           << ""
                                           << "bitcoin:bcrt1q";
        QTest::newRow("a hundredth") << qint64{1'000'000} << ""
                                     << ""
                                     << "bitcoin:bcrt1q?amount=0.01";
        QTest::newRow("one satoshi") << qint64{1} << ""
                                     << ""
                                     << "bitcoin:bcrt1q?amount=0.00000001";
        QTest::newRow("whole bitcoins") << qint64{2'000'000'000} << ""
                                        << ""
                                        << "bitcoin:bcrt1q?amount=20";
        QTest::newRow("all there is") << qint64{Amount::MaxSatoshis} << ""
                                      << ""
                                      << "bitcoin:bcrt1q?amount=21000000";
        QTest::newRow("label") << qint64{0} << "Luke-Jr"
                               << ""
                               << "bitcoin:bcrt1q?label=Luke-Jr";
        QTest::newRow("message") << qint64{0} << ""
                                 << "Donation for x"
                                 << "bitcoin:bcrt1q?message=Donation%20for%20x";
        QTest::newRow("what would end a value") << qint64{0} << "a&b=c"
                                                << "d#e+f"
                                                << "bitcoin:bcrt1q?label=a%26b%3Dc&message=d%23e%2Bf";
        QTest::newRow("other scripts") << qint64{0} << QStringLiteral(u"\u00fc") << ""
                                       << "bitcoin:bcrt1q?label=%C3%BC";
    }

    void theLinkHoldsWhatIsAskedFor()
    {
        QFETCH(qint64, satoshis);
        QFETCH(QString, label);
        QFETCH(QString, message);
        QFETCH(QString, uri);
        const auto amount = satoshis > 0 ? Amount::fromSatoshis(satoshis) : std::nullopt;
        const QString link = paymentUri("bcrt1q", amount, label, message);
        QCOMPARE(link, uri);
        const QUrlQuery query(QUrl(link, QUrl::StrictMode));
        QCOMPARE(query.queryItemValue("label", QUrl::FullyDecoded), label);
        QCOMPARE(query.queryItemValue("message", QUrl::FullyDecoded), message);
    }

    void whatIsWrittenIsReadBack()
    {
        const QString label = QString::fromUtf8("Ä & b=c? 100 % #1");
        const QString uri = paymentUri(Address, Amount::fromSatoshis(1'010'000), label, "x+y");
        QVERIFY2(uri.startsWith("bitcoin:" + Address + "?amount=0.0101&label="), qPrintable(uri));
        const auto read = parsePaymentUri(uri);
        QVERIFY(read);
        QCOMPARE(read->amount->satoshis(), 1'010'000);
        QCOMPARE(read->label, label);
        QCOMPARE(read->message, "x+y");
        QCOMPARE(paymentUri(Address, {}, {}, {}), "bitcoin:" + Address);
    }

    /// The published examples: those with something twice or required and unknown are invalid.
    void thePublishedExamplesAreJudgedAsPublished()
    {
        const auto vectors = sharedJson(u"bip/bip21_321_uris.json");
        if (!vectors) QSKIP(NoSharedVectors);
        int taken = 0;
        for (const QJsonValue& value : vectors->array()) {
            const QString uri = value["uri"].toString();
            const QString context = value["context"].toString();
            const bool isBad = uri.contains("req-") || context.contains("twice") || context.contains("not the `bc`");
            const bool isForOthers = uri.startsWith("bitcoin:?l") || uri.startsWith("bitcoin:?sp");
            const auto read = parsePaymentUri(uri);
            QVERIFY2(bool(read) == (!isBad && !isForOthers), qPrintable(uri));
            if (!read && isForOthers) QCOMPARE(read.error().code, Errc::Unsupported);
            taken += read ? 1 : 0;
        }
        QVERIFY(taken > 10);
    }
};

QTEST_GUILESS_MAIN(TestPaymentLink)
#include "tst_paymentlink.moc"
