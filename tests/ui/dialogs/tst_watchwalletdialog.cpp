// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "ui/dialogs/watchwalletdialog.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

namespace {

// BIP84's test vector.
constexpr const char* Zpub
    = "zpub6rFR7y4Q2AijBEqTUquhVz398htDFrtymD9xYYfG1m4wAcvPhXNfE3EfH1r1ADqtfSdVCToUG868RvUUkgDKf31mGDtKsAYz2oz2AGutZYs";
constexpr const char* FirstAddress = "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu";
// The same account's key with the version that says nothing about the script.
constexpr const char* Xpub
    = "xpub6CatWdiZiodmUeTDp8LT5or8nmbKNcuyvz7WyksVFkKB4RHwCD3XyuvPEbvqAQY3rAPshWcMLoP2fMFMKHPJ4ZeZXYVUhLv1VMrjPC7PW6V";

} // namespace

class TestWatchWalletDialog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { delete m_dialog; }
    void showsWhatAnAccountKeyIs();
    void takesAListOfAddresses();
    void asksForTheKindWhenTheKeyDoesNotSay();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();

private:
    void paste(const QString& text) { child<QPlainTextEdit>(*m_dialog, "watchTextEdit").setPlainText(text); }
    QString preview() { return child<QLabel>(*m_dialog, "watchPreviewLabel").text(); }
    QString problem() { return child<QLabel>(*m_dialog, "problemLabel").text(); }
    void submit() { click(child<QPushButton>(*m_dialog, "acceptButton")); }
    QPointer<WatchWalletDialog> m_dialog;
};

void TestWatchWalletDialog::init()
{
    failOnAnyWarning();
    m_dialog = new WatchWalletDialog(Network::Mainnet);
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
    QTest::keyClicks(&child<QLineEdit>(*m_dialog, "nameEdit"), "Cold");
}

void TestWatchWalletDialog::showsWhatAnAccountKeyIs()
{
    paste(Zpub);
    QVERIFY2(preview().contains("wpkh") && preview().contains(FirstAddress), qPrintable(preview()));
    QSignalSpy submitted(m_dialog, &FormDialog::submitted);
    submit();
    QVERIFY2(submitted.count() == 1, qPrintable(problem()));
    const NewWallet wallet = m_dialog->takeWallet();
    QCOMPARE(std::get<WatchOrigin>(wallet.origin).text, std::string(Zpub));
}

void TestWatchWalletDialog::takesAListOfAddresses()
{
    paste(QString("%1,Rent,700000\nbc1qnjg0jd8228aq7egyzacy8cys3knf9xvrerkf9g").arg(FirstAddress));
    QVERIFY2(preview().contains("2 addresses") || preview().contains("2 address"), qPrintable(preview()));
    submit();
    QVERIFY(std::holds_alternative<AddressesOrigin>(m_dialog->takeWallet().origin));
}

void TestWatchWalletDialog::asksForTheKindWhenTheKeyDoesNotSay()
{
    paste(Xpub);
    QSignalSpy submitted(m_dialog, &FormDialog::submitted);
    submit();
    QCOMPARE(submitted.count(), 0);
    QVERIFY2(problem().contains("Choose"), qPrintable(problem()));
    child<QComboBox>(*m_dialog, "watchTypeBox").setCurrentIndex(1);
    QVERIFY2(preview().contains("bc1q"), qPrintable(preview()));
    submit();
    QCOMPARE(submitted.count(), 1);
}

void TestWatchWalletDialog::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("said");
    QTest::newRow("nothing") << ""
                             << "Paste";
    QTest::newRow("an address of another network") << "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx"
                                                   << "network";
    QTest::newRow("a private key") << "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF"
                                      "5kejMRNNU3TGtRBeJgk33yuGBxrMPHi"
                                   << "private";
    QTest::newRow("a typing mistake in a key") << QString(Zpub).replace("2oz2AG", "2oz3AG") << "";
}

void TestWatchWalletDialog::saysWhatIsWrong()
{
    QFETCH(QString, text);
    QFETCH(QString, said);
    QSignalSpy submitted(m_dialog, &FormDialog::submitted);
    paste(text);
    submit();
    QCOMPARE(submitted.count(), 0);
    QVERIFY(!problem().isEmpty());
    QVERIFY2(problem().contains(said), qPrintable(problem()));
}

QTEST_MAIN(TestWatchWalletDialog)
#include "tst_watchwalletdialog.moc"
