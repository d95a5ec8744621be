// SPDX-License-Identifier: MIT

#include "core/api/paymentrequest.h"

#include <QTest>
#include <QUrl>
#include <QUrlQuery>

using namespace lockstep;

class TestPaymentRequest final : public QObject
{
    Q_OBJECT
private slots:
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
};

QTEST_APPLESS_MAIN(TestPaymentRequest)
#include "tst_paymentrequest.moc"
