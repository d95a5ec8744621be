// SPDX-License-Identifier: MIT

#include "tests/ui/dialogs/wizardtest.h"
#include "ui/dialogs/addwallet/importfiledialog.h"

#include <QDateEdit>
#include <QSignalSpy>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

namespace {

// BIP84's test vector, with the version that says nothing about the script.
constexpr const char* Xpub
    = "xpub6CatWdiZiodmUeTDp8LT5or8nmbKNcuyvz7WyksVFkKB4RHwCD3XyuvPEbvqAQY3rAPshWcMLoP2fMFMKHPJ4ZeZXYVUhLv1VMrjPC7PW6V";
constexpr const char* FirstAddress = "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu";

WalletFile read(const QString& text)
{
    const auto file = parseWalletFile(QString(text).replace("XPUB", Xpub).toUtf8(), Network::Mainnet);
    if (!file) qFatal("%s", file.error().detail.c_str());
    return *file;
}

/// An entry of listdescriptors.
QString entry(const QString& descriptor, bool isActive = true)
{
    return QString(R"({"desc":"%1","active":%2,"timestamp":1600000000})").arg(descriptor, isActive ? "true" : "false");
}

WalletFile bitcoinCore()
{
    const QStringList entries{entry("pkh(XPUB/0/*)"), entry("wpkh([73c5da0a/84h/0h/0h]XPUB/<0;1>/*)"),
                              entry("wpkh(XPUB/7/*)", false), entry("combo(XPUB/0/*)")};
    return read(QString(R"({"wallet_name":"Savings","descriptors":[%1]})").arg(entries.join(',')));
}

WalletFile electrum()
{
    return read(R"({"wallet_type":"standard","labels":{"a":"Rent","b":"Shop"},"keystore":{"xpub":"XPUB","seed":"x"}})");
}

} // namespace

class TestImportFileDialog final : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnAnyWarning(); }
    void cleanup() { delete m_dialog; }
    void saysWhatIsInTheFile();
    void takesTheWalletsThatAreTicked();
    void walletsOfOneKindHaveDifferentNames();
    void aWalletAloneHasTheNameAsItIs();
    void labelsAreTakenOrLeft();
    void saysThatPrivateKeysAreNotTaken();
    void wantsAWalletAtLeast();
    void saysWhichOfItsWalletsIsHereAlready();
    void labelsAloneGoToTheWalletThatIsHere();
    void aLateAnswerChangesNoChoice();

private:
    void open(WalletFile file);
    void finish();
    QString text(const char* label) { return child<QLabel>(*m_dialog, label).text(); }

    QPointer<ImportFileDialog> m_dialog;
};

void TestImportFileDialog::open(WalletFile file)
{
    m_dialog = new ImportFileDialog("wallet.json", std::move(file), BlockHeight{910'118});
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
}

void TestImportFileDialog::finish()
{
    goOn(*m_dialog);
    goOn(*m_dialog);
    goOn(*m_dialog);
    QSignalSpy submitted(m_dialog, &FormDialog::submitted);
    click(mainButton(*m_dialog));
    QVERIFY2(submitted.count() == 1, qPrintable(complaint(*m_dialog)));
}

void TestImportFileDialog::saysWhatIsInTheFile()
{
    open(bitcoinCore());
    QCOMPARE(text("fileFormatLabel"), QString::fromUtf8("Bitcoin Core · 3 wallets"));
    QVERIFY2(text("fileAdviceLabel").startsWith("From \"wallet.json\"."), qPrintable(text("fileAdviceLabel")));
    QVERIFY2(text("fileNotesLabel").contains("1 descriptor or key is left out"), qPrintable(text("fileNotesLabel")));
    QCOMPARE(child<QCheckBox>(*m_dialog, "part2Box").text(), QString::fromUtf8("Native segwit (wpkh) · m/84h/0h/0h"));
    QVERIFY2(text("part2Label").contains(FirstAddress), qPrintable(text("part2Label")));
    QVERIFY(child<QCheckBox>(*m_dialog, "part1Box").hasFocus());
    QVERIFY(child<QCheckBox>(*m_dialog, "part2Box").isChecked());
    QVERIFY(!child<QCheckBox>(*m_dialog, "part3Box").isChecked()); // not in use there any more
    QVERIFY2(text("part3Label").contains("any more"), qPrintable(text("part3Label")));
}

void TestImportFileDialog::saysWhichOfItsWalletsIsHereAlready()
{
    QList<WatchQuestion> asked;
    m_dialog = new ImportFileDialog("wallet.json", bitcoinCore(), BlockHeight{910'118});
    connect(m_dialog, &ImportWizard::watchersWanted, this, [&](const WatchQuestion& each) { asked += each; });
    m_dialog->open();
    QTRY_COMPARE(asked.size(), 3);
    const auto& note = child<QLabel>(*m_dialog, "watchedAlreadyLabel");
    m_dialog->setWatchedAlready(asked[0], {});
    QVERIFY(!note.isVisible());
    WatchedAlready same, some;
    same.same = "Daily";
    some.wallets = QStringList{"Shop"};
    m_dialog->setWatchedAlready(asked[0], some);
    m_dialog->setWatchedAlready(asked[1], same);
    QVERIFY(note.isVisible());
    QVERIFY2(note.text().contains("Addresses of this are in \"Shop\" already. That is allowed"),
             qPrintable(note.text()));
    QVERIFY(child<QCheckBox>(*m_dialog, "part1Box").isChecked()); // that is allowed
    auto& here = child<QCheckBox>(*m_dialog, "part2Box");
    QVERIFY(!here.isChecked());
    const QString why = child<QLabel>(*m_dialog, "part2Label").text();
    QVERIFY2(why.startsWith("Already here as \"Daily\". "), qPrintable(why));
    QCOMPARE(here.accessibleDescription(), why);
    QTest::keyClick(&here, Qt::Key_Space);
    m_dialog->setWatchedAlready(asked[1], same); // asked again: the person's choice stands
    QVERIFY(here.isChecked());
    QVERIFY(child<QLabel>(*m_dialog, "part2Label").text() == why);
    goOn(*m_dialog); // it is no error
}

void TestImportFileDialog::labelsAloneGoToTheWalletThatIsHere()
{
    open(electrum());
    WatchedAlready same;
    same.same = "Daily";
    const WalletFile::Part part = m_dialog->chosen().first();
    m_dialog->setWatchedAlready({part.text, part.type, {}}, same);
    QVERIFY(!child<QCheckBox>(*m_dialog, "part1Box").isChecked());
    QCOMPARE(m_dialog->onlyLabelsFor(), "Daily");
    QCOMPARE(mainButton(*m_dialog).text(), "&Apply labels");
    QVERIFY2(text("stepNumberLabel").endsWith("1 of 1"), qPrintable(text("stepNumberLabel")));
    tick(*m_dialog, "part2Box"); // nothing is left
    QCOMPARE(mainButton(*m_dialog).text(), "&Continue");
    click(mainButton(*m_dialog));
    QVERIFY2(complaint(*m_dialog).contains("or the labels"), qPrintable(complaint(*m_dialog)));
    tick(*m_dialog, "part2Box");
    QSignalSpy submitted(m_dialog, &FormDialog::submitted);
    click(mainButton(*m_dialog));
    QCOMPARE(submitted.count(), 1);
    QCOMPARE(m_dialog->labels().lines.size(), 2);
    QVERIFY(m_dialog->chosen().isEmpty());
}

void TestImportFileDialog::aLateAnswerChangesNoChoice()
{
    open(electrum());
    const WalletFile::Part part = m_dialog->chosen().first();
    WatchedAlready same;
    same.same = "Daily";
    goOn(*m_dialog); // to since when
    m_dialog->setWatchedAlready({part.text, part.type, {}}, same);
    QCOMPARE(m_dialog->chosen().size(), 1);
    goOn(*m_dialog);
    QTest::keyClicks(&child<QLineEdit>(*m_dialog, "nameEdit"), "Old phone");
    goOn(*m_dialog);
    QSignalSpy submitted(m_dialog, &FormDialog::submitted);
    click(mainButton(*m_dialog));
    QCOMPARE(submitted.count(), 1);
    QCOMPARE(std::get<WatchOrigin>(m_dialog->takeWallet(0).origin).text, part.text);
}

void TestImportFileDialog::takesTheWalletsThatAreTicked()
{
    open(bitcoinCore());
    finish();
    QCOMPARE(m_dialog->chosen().size(), 2);
    const NewWallet legacy = m_dialog->takeWallet(0), segwit = m_dialog->takeWallet(1);
    QCOMPARE(legacy.name, "Savings (pkh)");
    QCOMPARE(segwit.name, "Savings (wpkh)");
    QCOMPARE(std::get<QDate>(segwit.birthday.since), QDate(2020, 9, 13));
    QCOMPARE(std::get<WatchOrigin>(segwit.origin).text, m_dialog->chosen()[1].text);
}

void TestImportFileDialog::walletsOfOneKindHaveDifferentNames()
{
    open(bitcoinCore());
    tick(*m_dialog, "part3Box");
    finish();
    QCOMPARE(m_dialog->takeWallet(1).name, "Savings (wpkh)");
    QCOMPARE(m_dialog->takeWallet(2).name, "Savings (wpkh 2)");
}

void TestImportFileDialog::aWalletAloneHasTheNameAsItIs()
{
    open(bitcoinCore());
    tick(*m_dialog, "part1Box");
    finish();
    QCOMPARE(m_dialog->takeWallet(0).name, "Savings");
    QVERIFY(m_dialog->labels().lines.isEmpty());
}

void TestImportFileDialog::labelsAreTakenOrLeft()
{
    open(electrum());
    QCOMPARE(child<QCheckBox>(*m_dialog, "part2Box").text(), "2 labels");
    QCOMPARE(m_dialog->labels().lines.size(), 2);
    tick(*m_dialog, "part2Box");
    QVERIFY(m_dialog->labels().lines.isEmpty());
    QCOMPARE(m_dialog->chosen().size(), 1);
}

void TestImportFileDialog::saysThatPrivateKeysAreNotTaken()
{
    open(electrum());
    QVERIFY2(text("fileNotesLabel").contains("not taken"), qPrintable(text("fileNotesLabel")));
}

void TestImportFileDialog::wantsAWalletAtLeast()
{
    open(electrum());
    tick(*m_dialog, "part1Box");
    click(mainButton(*m_dialog));
    QVERIFY2(complaint(*m_dialog).contains("Tick"), qPrintable(complaint(*m_dialog)));
    QCOMPARE(stepTitle(*m_dialog), "What is in the file");
}

QTEST_MAIN(TestImportFileDialog)
#include "tst_importfiledialog.moc"
