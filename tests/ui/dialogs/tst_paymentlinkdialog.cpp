// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "ui/dialogs/payments/paymentlinkdialog.h"
#include "ui/format/plain/amounttext.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

class TestPaymentLinkDialog : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnAnyWarning(); }
    void saysWhatTheLinkAsksFor();
    void saysThatItCannotPay();
    void aPersonCopiesTheAddress();
    void showsTextsAsTheyAre();
    void aLinkThatIsWrongIsAnsweredInWords_data();
    void aLinkThatIsWrongIsAnsweredInWords();
    void aPersonClosesItByKey();

private:
    static constexpr const char* Address = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";
    void open(const QString& link)
    {
        m_dialog = std::make_unique<PaymentLinkDialog>(link, Network::Mainnet);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        m_dialog->open();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    }
    void openGood(const QString& parameters = {}) { open(QString("bitcoin:%1%2").arg(Address, parameters)); }
    QString text(const char* name) { return child<QLabel>(*m_dialog, name).text(); }
    QString allText()
    {
        QStringList texts;
        for (const QLabel* label : m_dialog->findChildren<QLabel*>()) texts += label->text();
        return texts.join(' ');
    }
    std::unique_ptr<PaymentLinkDialog> m_dialog;
};

void TestPaymentLinkDialog::saysWhatTheLinkAsksFor()
{
    openGood("?amount=0.1&label=Caf%C3%A9&message=Two%20coffees");
    QCOMPARE(text("linkAddressLabel"), Address);
    QCOMPARE(text("linkAmountLabel"), amountWithUnit(10'000'000));
    QCOMPARE(text("linkLabelLabel"), "Café");
    QCOMPARE(text("linkMessageLabel"), "Two coffees");
    QCOMPARE(child<QLabel>(*m_dialog, "linkAddressLabel").accessibleName(), QString("Address: %1").arg(Address));
    openGood();
    QVERIFY(text("linkAmountLabel").contains("any amount"));
    QVERIFY(!m_dialog->findChild<QLabel*>("linkLabelLabel"));
}

void TestPaymentLinkDialog::saysThatItCannotPay()
{
    openGood();
    QVERIFY(allText().contains("sending is not built yet"));
    QVERIFY(!allText().contains("does not know"));
    openGood("?lightning=lnbc1");
    QVERIFY(allText().contains("ways to pay that Lockstep does not know"));
}

void TestPaymentLinkDialog::aPersonCopiesTheAddress()
{
    openGood();
    click(child<QPushButton>(*m_dialog, "copyLinkAddressButton"));
    QCOMPARE(QGuiApplication::clipboard()->text(), Address);
}

void TestPaymentLinkDialog::showsTextsAsTheyAre()
{
    openGood("?label=%3Cb%3Efree%3C%2Fb%3E");
    QCOMPARE(text("linkLabelLabel"), "<b>free</b>");
    QCOMPARE(child<QLabel>(*m_dialog, "linkLabelLabel").textFormat(), Qt::PlainText);
}

void TestPaymentLinkDialog::aLinkThatIsWrongIsAnsweredInWords_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("words");
    const QString good = QString("bitcoin:%1").arg(Address);
    QTest::newRow("empty") << "bitcoin:"
                           << "payment link cannot be read";
    QTest::newRow("a letter wrong") << good.chopped(1) + "5"
                                    << "checksum";
    QTest::newRow("no address") << "bitcoin:notanaddress"
                                << "there is no Bitcoin address";
    QTest::newRow("a key")
        << "bitcoin:xpub6CUGRUonZSQ4TWtTMmzXdrXDtypWKiKrhko4egpiMZbpiaQL2jkwSB1icqYh2cfDfVxdx4df189oLK"
           "nC5fSwqPfgyP3hooxujYzAu3fDVmz"
        << "there is no Bitcoin address";
    QTest::newRow("a private key") << "bitcoin:KwDiBf89QgGbjEhKnhXJuH7LrciVrZi3qYjgd9M7rFU73sVHnoWn"
                                   << "This payment link has a private key";
    QTest::newRow("an amount that is none") << good + "?amount=1,5"
                                            << "payment link cannot be read: amount";
    QTest::newRow("a demand") << good + "?req-magic=1"
                              << "req-magic";
    QTest::newRow("a long demand") << good + "?req-" + QString(9000, 'x') + "=1"
                                   << "demands something";
    QTest::newRow("another network") << "bitcoin:tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx"
                                     << "This payment link is for testnet; Lockstep is open on ";
}

void TestPaymentLinkDialog::aLinkThatIsWrongIsAnsweredInWords()
{
    QFETCH(QString, link);
    QFETCH(QString, words);
    open(link);
    QVERIFY2(text("linkProblemLabel").contains(words), qPrintable(text("linkProblemLabel")));
    QVERIFY(text("linkProblemLabel").size() < 200);
    QVERIFY(allText().contains(words.contains("private key") ? "It was not stored" : "Nothing was"));
    QVERIFY(!m_dialog->findChild<QPushButton*>("copyLinkAddressButton"));
}

void TestPaymentLinkDialog::aPersonClosesItByKey()
{
    openGood();
    QTest::keyClick(m_dialog.get(), Qt::Key_Return);
    QVERIFY(!m_dialog->isVisible());
}

QTEST_MAIN(TestPaymentLinkDialog)
#include "tst_paymentlinkdialog.moc"
