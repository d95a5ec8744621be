// SPDX-License-Identifier: MIT

#include "tests/ui/dialogs/wizardtest.h"
#include "ui/dialogs/addwallet/watchwalletdialog.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QUrl>

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
    void showsWhoseKeyADescriptorHas();
    void takesAListOfAddresses();
    void aListMaySayItselfSinceWhen();
    void theKeyboardBeginsAtWhatAListSays();
    void takesADroppedTextFile();
    void refusesADroppedFileThatIsNoText();
    void readsALongListWithoutHoldingUpTheWindow();
    void asksForTheKindOnlyWhenTheKeyDoesNotSay();
    void saysWhoHasItAlready_data();
    void saysWhoHasItAlready();
    void theAnswerToAnOlderTextIsNotShown();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();

private:
    QPlainTextEdit& field() { return child<QPlainTextEdit>(*m_dialog, "watchTextEdit"); }
    void paste(const QString& text);
    void drop(const QUrl& file);
    QString row(const char* name);
    QString problem() { return complaint(*m_dialog); }
    void finish();
    QPointer<WatchWalletDialog> m_dialog;
};

void TestWatchWalletDialog::init()
{
    failOnAnyWarning();
    m_dialog = new WatchWalletDialog(Network::Mainnet, BlockHeight{910'118});
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
}

void TestWatchWalletDialog::paste(const QString& text)
{
    QApplication::clipboard()->setText(text);
    QTest::keySequence(&field(), QKeySequence::Paste);
}

void TestWatchWalletDialog::drop(const QUrl& file)
{
    QMimeData data;
    data.setUrls({file});
    QWidget* viewport = field().viewport();
    const QPoint place = viewport->rect().center();
    QDragEnterEvent enter(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(viewport, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent dropped(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(viewport, &dropped);
}

/// What the card says; empty while the line is not there.
QString TestWatchWalletDialog::row(const char* name)
{
    const auto& label = child<QLabel>(*m_dialog, name);
    return label.isVisible() ? label.text() : QString();
}

void TestWatchWalletDialog::finish()
{
    goOn(*m_dialog);
    goOn(*m_dialog);
    QTest::keyClicks(&child<QLineEdit>(*m_dialog, "nameEdit"), "Cold");
    goOn(*m_dialog);
    QSignalSpy submitted(m_dialog, &FormDialog::submitted);
    click(mainButton(*m_dialog));
    QVERIFY2(submitted.count() == 1, qPrintable(problem()));
}

void TestWatchWalletDialog::showsWhatAnAccountKeyIs()
{
    paste(Zpub);
    QVERIFY2(row("previewTypeLabel").contains("Native segwit"), qPrintable(row("previewTypeLabel")));
    QVERIFY2(row("previewAddressesLabel").startsWith(FirstAddress), qPrintable(row("previewAddressesLabel")));
    QCOMPARE(row("previewAddressesLabel").count('\n'), 2); // three of them
    QCOMPARE(row("previewFingerprintLabel"), ""); // the key does not say
    finish();
    const NewWallet wallet = m_dialog->takeWallet();
    QCOMPARE(wallet.name, "Cold");
    QCOMPARE(std::get<WatchOrigin>(wallet.origin).text, std::string(Zpub));
}

void TestWatchWalletDialog::showsWhoseKeyADescriptorHas()
{
    paste(QString("wpkh([73c5da0a/84h/0h/0h]%1/<0;1>/*)").arg(Xpub));
    QCOMPARE(row("previewFingerprintLabel"), "73c5da0a");
    QVERIFY2(row("previewPathLabel").contains("84h/0h/0h"), qPrintable(row("previewPathLabel")));
    QVERIFY2(row("previewNoteLabel").contains("no checksum"), qPrintable(row("previewNoteLabel")));
    QVERIFY2(row("previewAddressesLabel").startsWith(FirstAddress), qPrintable(row("previewAddressesLabel")));
}

void TestWatchWalletDialog::takesAListOfAddresses()
{
    paste(QString("%1,Rent\nbc1qnjg0jd8228aq7egyzacy8cys3knf9xvrerkf9g").arg(FirstAddress));
    QVERIFY2(row("previewTypeLabel").startsWith("2 address"), qPrintable(row("previewTypeLabel")));
    QSignalSpy asked(m_dialog, &ImportWizard::estimateWanted);
    finish();
    QVERIFY(std::holds_alternative<AddressesOrigin>(m_dialog->takeWallet().origin));
    QVERIFY(std::holds_alternative<Birthday::Unknown>(m_dialog->takeWallet().birthday.since));
    QCOMPARE(asked.count(), 1);
}

void TestWatchWalletDialog::aListMaySayItselfSinceWhen()
{
    paste(QString("%1,Rent,700000\nbc1qnjg0jd8228aq7egyzacy8cys3knf9xvrerkf9g,,650000").arg(FirstAddress));
    finish();
    QCOMPARE(std::get<BlockHeight>(m_dialog->takeWallet().birthday.since), BlockHeight{650'000});
}

void TestWatchWalletDialog::theKeyboardBeginsAtWhatAListSays()
{
    paste(QString("%1,Rent,700000").arg(FirstAddress));
    goOn(*m_dialog);
    QVERIFY(child<QRadioButton>(*m_dialog, "birthdayHeightButton").isChecked());
    QVERIFY(child<QSpinBox>(*m_dialog, "birthdayHeightBox").hasFocus());
}

void TestWatchWalletDialog::takesADroppedTextFile()
{
    QTemporaryDir folder;
    QFile file(folder.filePath("account.txt"));
    QVERIFY(file.open(QFile::WriteOnly) && file.write(Zpub) > 0);
    file.close();
    drop(QUrl::fromLocalFile(file.fileName()));
    QTRY_VERIFY(row("previewAddressesLabel").startsWith(FirstAddress));
}

void TestWatchWalletDialog::refusesADroppedFileThatIsNoText()
{
    QTemporaryDir folder;
    QFile file(folder.filePath("wallet.dat"));
    QVERIFY(file.open(QFile::WriteOnly) && file.write(QByteArray("\0\1\2", 3)) > 0);
    file.close();
    drop(QUrl::fromLocalFile(file.fileName()));
    QTRY_VERIFY2(problem().contains("wallet.dat"), qPrintable(problem()));
    QVERIFY(field().toPlainText().isEmpty());
}

void TestWatchWalletDialog::readsALongListWithoutHoldingUpTheWindow()
{
    paste(QString("%1,Rent\n").arg(FirstAddress).repeated(2'000));
    QCOMPARE(row("previewNoteLabel"), QString::fromUtf8("Reading…"));
    QTRY_VERIFY2(row("previewTypeLabel").startsWith("1 address"), qPrintable(row("previewTypeLabel")));
}

void TestWatchWalletDialog::asksForTheKindOnlyWhenTheKeyDoesNotSay()
{
    auto& kind = child<QComboBox>(*m_dialog, "watchTypeBox");
    QVERIFY(!kind.isVisible());
    paste(Xpub);
    QVERIFY(kind.isVisible());
    click(mainButton(*m_dialog));
    QVERIFY2(problem().contains("Choose"), qPrintable(problem()));
    QVERIFY(kind.hasFocus());
    QTest::keyClicks(&kind, "Native");
    QVERIFY2(row("previewAddressesLabel").startsWith(FirstAddress), qPrintable(row("previewAddressesLabel")));
    finish();
}

void TestWatchWalletDialog::saysWhoHasItAlready_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("wallets");
    QTest::addColumn<int>("known");
    QTest::addColumn<QString>("said");
    const QString two = QString("%1,Rent\nbc1qnjg0jd8228aq7egyzacy8cys3knf9xvrerkf9g").arg(FirstAddress);
    QTest::newRow("an address") << FirstAddress << QStringList{"Daily"} << 1 << "This address is in \"Daily\" already.";
    QTest::newRow("a list") << two << QStringList{"Daily", "Till"} << 1
                            << "Already in \"Daily\", \"Till\": 1 of these 2 addresses.";
    QTest::newRow("a key") << Zpub << QStringList{"Daily"} << 0 << "Addresses of this are in \"Daily\" already.";
}

void TestWatchWalletDialog::saysWhoHasItAlready()
{
    QFETCH(QString, text);
    QFETCH(QStringList, wallets);
    QFETCH(int, known);
    QFETCH(QString, said);
    QSignalSpy asked(m_dialog, &ImportWizard::watchersWanted);
    paste(text);
    QTRY_COMPARE(asked.count(), 1);
    const auto question = asked[0][0].value<WatchQuestion>();
    QCOMPARE(question.text, text.toStdString());
    QVERIFY(row("watchedAlreadyLabel").isEmpty());
    WatchedAlready watched;
    watched.wallets = wallets;
    watched.addresses = known;
    watched.of = known > 0 ? static_cast<int>(text.count('\n')) + 1 : 0;
    m_dialog->setWatchedAlready(question, watched);
    QVERIFY2(row("watchedAlreadyLabel").startsWith(said), qPrintable(row("watchedAlreadyLabel")));
    QVERIFY(row("watchedAlreadyLabel").contains("the total counts each coin once"));
    QVERIFY2(problem().isEmpty(), "it is no mistake");
    finish();
}

void TestWatchWalletDialog::theAnswerToAnOlderTextIsNotShown()
{
    QSignalSpy asked(m_dialog, &ImportWizard::watchersWanted);
    paste(Zpub);
    QTRY_COMPARE(asked.count(), 1);
    WatchedAlready watched;
    watched.same = "Daily";
    m_dialog->setWatchedAlready(asked[0][0].value<WatchQuestion>(), watched);
    QVERIFY2(row("watchedAlreadyLabel").contains("cannot be added a second time"),
             qPrintable(row("watchedAlreadyLabel")));
    field().selectAll();
    paste(FirstAddress);
    QVERIFY(row("watchedAlreadyLabel").isEmpty());
    m_dialog->setWatchedAlready(asked[0][0].value<WatchQuestion>(), watched); // late
    QVERIFY(row("watchedAlreadyLabel").isEmpty());
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
    QTest::newRow("a descriptor's checksum") << QString("wpkh(%1/0/*)#qqqqqqqq").arg(Xpub) << "checksum";
}

void TestWatchWalletDialog::saysWhatIsWrong()
{
    QFETCH(QString, text);
    QFETCH(QString, said);
    paste(text);
    click(mainButton(*m_dialog));
    QCOMPARE(stepTitle(*m_dialog), "What to watch");
    QVERIFY(child<QLabel>(*m_dialog, "watchProblemLabel").isVisible());
    QVERIFY2(problem().contains(said), qPrintable(problem()));
    QVERIFY(field().hasFocus());
}

QTEST_MAIN(TestWatchWalletDialog)
#include "tst_watchwalletdialog.moc"
