// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "ui/mainwindow/controllers/droptarget.h"

#include <QDropEvent>
#include <QFile>
#include <QMimeData>
#include <QTemporaryDir>
#include <QUrl>

#include <sys/stat.h>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

namespace {

// Published keys and addresses: BIP84's test vectors.
constexpr const char* Zpub
    = "zpub6rFR7y4Q2AijBEqTUquhVz398htDFrtymD9xYYfG1m4wAcvPhXNfE3EfH1r1ADqtfSdVCToUG868RvUUkgDKf31mGDtK"
      "sAYz2oz2AGutZYs";
constexpr const char* Zprv
    = "zprvAdG4iTXWBoARxkkzNpNh8r6Qag3irQB8PzEMkAFeTRXxHpbF9z4QgEvBRmfvqWvGp42t42nvgGpNgYSJA9iefm1yYNZK"
      "EmADg5qwkmFqcUT";
constexpr const char* Xpub
    = "xpub6CatWdiZiodmUeTDp8LT5or8nmbKNcuyvz7WyksVFkKB4RHwCD3XyuvPEbvqAQY3rAPshWcMLoP2fMFMKHPJ4ZeZXYVU"
      "hLv1VMrjPC7PW6V";
constexpr const char* Address = "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu";
// Block 170's payment, and BIP174's first valid PSBT begins as all do.
constexpr const char* Payment = "0100000001c997a5e56e104102fa209c6a852dd90660a20b2d9c352423edce25857fcd3704000000004847"
                                "304402204e45e16932b8af514961a1"
                                "d3a1a25fdf3f4f7732e9d624c6c61548ab5fb8cd410220181522ec8eca07de4860a4acdd12909d831cc56c"
                                "bbac4622082221a8768d1d0901ffffff"
                                "ff0200ca9a3b00000000434104ae1a62fe09c5f51b13905f07f06b99a2f7159b2225f374cd378d71302fa2"
                                "8414e7aab37397f554a7df5f142c21c1b"
                                "7303b8a0626f1baded5c72a704f7e6cd84cac00286bee0000000043410411db93e1dcdb8a016b49840f8c5"
                                "3bc1eb68a382e97b1482ecad7b148a690"
                                "9a5cb2e0eaddfb84ccf9744464f82e160bfa9b8b64f9d4c03f999b8643f656b412a3ac00000000";
constexpr const char* Psbt = "cHNidP8BAAoAAAAAAAAAAAAAAA==";
constexpr const char* Label
    = R"({"type":"tx","ref":"f4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16","label":"Hal"})";
constexpr const char* Words
    = "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";

} // namespace

class TestDropTarget : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aTextIsWhatItIs_data();
    void aTextIsWhatItIs();
    void whatCannotBeUsedIsAnsweredInWords_data();
    void whatCannotBeUsedIsAnsweredInWords();
    void aSecretIsNotRepeated();
    void aPersonDropsAText();
    void aPersonDropsAFile();
    void aBackupFileIsGivenOnByItsPath();
    void aFileOfLabelsIsGivenOnByItsPath_data();
    void aFileOfLabelsIsGivenOnByItsPath();
    void aWalletFileIsReadAndNamed();
    void aChosenFileIsTakenLikeADroppedOne();
    void aTransactionsBytesAreDropped();
    void aPersonDropsALinkFromAPage();
    void severalFilesAreNotTaken();
    void onlyRegularFilesAreRead();

private:
    QString path(const char* name) const { return m_folder.filePath(name); }
    QString file(const char* name, const QByteArray& content) const
    {
        QFile made(path(name));
        if (!made.open(QIODevice::WriteOnly) || made.write(content) != content.size()) qFatal("cannot write");
        return made.fileName();
    }
    bool drop(const QMimeData& data)
    {
        QDragEnterEvent enter({50, 50}, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, {});
        enter.ignore();
        QCoreApplication::sendEvent(m_window.get(), &enter);
        if (!enter.isAccepted()) return false;
        QDropEvent event({50, 50}, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(m_window.get(), &event);
        return event.isAccepted() && event.dropAction() == Qt::CopyAction;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<QWidget> m_window;
    QList<DroppedText> m_dropped;
};

void TestDropTarget::init()
{
    failOnAnyWarning();
    m_dropped.clear();
    m_window = std::make_unique<QWidget>();
    auto* target = new DropTarget(*m_window, Network::Mainnet);
    connect(target, &DropTarget::dropped, this, [this](const DroppedText& drop) { m_dropped += drop; });
}

void TestDropTarget::aTextIsWhatItIs_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<DroppedText::Kind>("kind");
    const QByteArray address(Address);
    QTest::newRow("a link") << "bitcoin:" + address + "?amount=0.1" << DroppedText::Kind::Link;
    QTest::newRow("a link in capitals") << QByteArray("BITCOIN:BC1Q") << DroppedText::Kind::Link;
    QTest::newRow("a key that says its type") << QByteArray(Zpub) << DroppedText::Kind::Watch;
    QTest::newRow("a key whose type will be asked") << QByteArray(Xpub) << DroppedText::Kind::Watch;
    QTest::newRow("a descriptor") << "wpkh(" + QByteArray(Xpub) + "/0/*)" << DroppedText::Kind::Watch;
    QTest::newRow("an address") << address << DroppedText::Kind::Addresses;
    QTest::newRow("a signed transaction") << QByteArray(Payment) << DroppedText::Kind::Transaction;
    QTest::newRow("a PSBT, for which the dialog has words") << QByteArray(Psbt) << DroppedText::Kind::Transaction;
    QTest::newRow("labels of BIP329") << QByteArray(Label) + '\n' + Label << DroppedText::Kind::LabelText;
    QTest::newRow("labels, with room before them") << "\n  " + QByteArray(Label) << DroppedText::Kind::LabelText;
    QTest::newRow("lines, with room around") << "\n  " + address + ",Rent,800000\r\n\n" << DroppedText::Kind::Addresses;
}

void TestDropTarget::aTextIsWhatItIs()
{
    QFETCH(QByteArray, text);
    QFETCH(DroppedText::Kind, kind);
    const DroppedText drop = classifyDrop(text, Network::Mainnet);
    QVERIFY2(drop.kind == kind, qPrintable(drop.text));
    QCOMPARE(drop.text, QString::fromUtf8(text).trimmed());
}

void TestDropTarget::whatCannotBeUsedIsAnsweredInWords_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing") << QByteArray(" \n") << "empty";
    QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\0\0", 8) << "not text";
    QTest::newRow("broken text") << QByteArray("caf\xe9") << "not text";
    QTest::newRow("a novel") << QByteArray(MaxDropSize + 1, 'a') << "too large";
    QTest::newRow("a poem") << QByteArray("Shall I compare thee to a summer's day?") << "not an extended public key";
    QTest::newRow("a private key") << QByteArray(Zprv) << "private key";
    QTest::newRow("recovery words") << QByteArray(Words) << "private key";
    QTest::newRow("an address of the test network")
        << QByteArray("tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx") << "another Bitcoin network";
}

void TestDropTarget::whatCannotBeUsedIsAnsweredInWords()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, words);
    const DroppedText drop = classifyDrop(text, Network::Mainnet);
    QCOMPARE(drop.kind, DroppedText::Kind::Refused);
    QVERIFY2(drop.text.contains(words), qPrintable(drop.text));
}

void TestDropTarget::aSecretIsNotRepeated()
{
    QVERIFY(!classifyDrop(Zprv, Network::Mainnet).text.contains("zprv"));
    QVERIFY(!classifyDrop(Words, Network::Mainnet).text.contains("abandon"));
}

void TestDropTarget::aPersonDropsAText()
{
    QMimeData data;
    data.setText(QString("  %1\n").arg(Zpub));
    QVERIFY(drop(data));
    QTRY_COMPARE(m_dropped.size(), 1);
    QCOMPARE(m_dropped[0].kind, DroppedText::Kind::Watch);
    QCOMPARE(m_dropped[0].text, Zpub);
}

void TestDropTarget::aPersonDropsAFile()
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file("addresses.csv", Address))});
    QVERIFY(drop(data));
    QTRY_COMPARE(m_dropped.size(), 1);
    QCOMPARE(m_dropped[0].kind, DroppedText::Kind::Addresses);
}

void TestDropTarget::aBackupFileIsGivenOnByItsPath()
{
    const QByteArray content = "Lockstep backup\n" + QByteArray(MaxDropSize, '\0'); // larger than any text
    const QString path = file("any name", content);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QVERIFY(drop(data));
    QTRY_COMPARE(m_dropped.size(), 1);
    QCOMPARE(m_dropped[0].kind, DroppedText::Kind::Backup);
    QCOMPARE(m_dropped[0].text, path);
}

void TestDropTarget::aFileOfLabelsIsGivenOnByItsPath_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("isOne");
    const QByteArray label(Label);
    QTest::newRow("BIP329") << label + '\n' + label << true;
    QTest::newRow("one line") << label << true;
    QTest::newRow("larger than any text") << label + QByteArray(MaxDropSize, '\n') + label << true;
    QTest::newRow("Electrum's") << QByteArray(R"({
        "f4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16": "Hal"})")
                                << true;
    QTest::newRow("a wallet in JSON") << QByteArray(R"({"xfp":"0F056943","chain":"BTC"})") << false;
    QTest::newRow("no JSON") << QByteArray("{") << false;
}

void TestDropTarget::aFileOfLabelsIsGivenOnByItsPath()
{
    QFETCH(QByteArray, content);
    QFETCH(bool, isOne);
    const QString path = file("labels.jsonl", content);
    const DroppedText drop = classifyDroppedFile(path, Network::Mainnet);
    QCOMPARE(drop.kind == DroppedText::Kind::Labels, isOne);
    if (isOne) QCOMPARE(drop.text, path);
}

void TestDropTarget::aWalletFileIsReadAndNamed()
{
    const QByteArray core
        = R"~({"wallet_name":"Savings","descriptors":[{"desc":"wpkh()~" + QByteArray(Xpub) + R"~(/0/*)"}]})~";
    const DroppedText drop = classifyDroppedFile(file("core.json", core), Network::Mainnet);
    QVERIFY2(drop.kind == DroppedText::Kind::WalletFile, qPrintable(drop.text));
    QCOMPARE(drop.text, "core.json");
    QCOMPARE(drop.file->name, "Savings");
    const DroppedText copied = classifyDrop(core, Network::Mainnet);
    QCOMPARE(copied.kind, DroppedText::Kind::WalletFile);
    const QByteArray several = "wpkh(" + QByteArray(Xpub) + "/0/*)\npkh(" + Xpub + "/0/*)";
    const DroppedText text = classifyDroppedFile(file("two.txt", several), Network::Mainnet);
    QCOMPARE(text.kind, DroppedText::Kind::WalletFile);
    QCOMPARE(text.file->parts.size(), 2);
    QCOMPARE(text.text, "two.txt");
    const DroppedText secret = classifyDroppedFile(
        file("private.json", R"~({"descriptors":[{"desc":"wpkh()~" + QByteArray(Zprv) + R"~(/0/*)"}]})~"),
        Network::Mainnet);
    QCOMPARE(secret.kind, DroppedText::Kind::Refused);
    QVERIFY2(secret.text.contains("listdescriptors") && !secret.text.contains("zprv"), qPrintable(secret.text));
}

void TestDropTarget::aChosenFileIsTakenLikeADroppedOne()
{
    m_window->findChild<DropTarget*>()->takeFile(file("addresses.csv", Address));
    QTRY_COMPARE(m_dropped.size(), 1);
    QCOMPARE(m_dropped[0].kind, DroppedText::Kind::Addresses);
}

void TestDropTarget::aTransactionsBytesAreDropped()
{
    const DroppedText drop = classifyDroppedFile(file("payment.txn", QByteArray::fromHex(Payment)), Network::Mainnet);
    QCOMPARE(drop.kind, DroppedText::Kind::Transaction);
    QCOMPARE(drop.text, Payment);
    const DroppedText psbt = classifyDroppedFile(file("payment.psbt", QByteArray::fromBase64(Psbt)), Network::Mainnet);
    QCOMPARE(psbt.kind, DroppedText::Kind::Transaction);
}

void TestDropTarget::aPersonDropsALinkFromAPage()
{
    QMimeData data;
    data.setUrls({QUrl(QString("bitcoin:%1?label=Caf%C3%A9%20X").arg(Address))});
    QVERIFY(drop(data));
    QTRY_COMPARE(m_dropped.size(), 1);
    QCOMPARE(m_dropped[0].kind, DroppedText::Kind::Link);
    QVERIFY2(m_dropped[0].text.endsWith("?label=Caf%C3%A9%20X"), qPrintable(m_dropped[0].text));
}

void TestDropTarget::severalFilesAreNotTaken()
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path("a")), QUrl::fromLocalFile(path("b"))});
    QVERIFY(!drop(data));
}

void TestDropTarget::onlyRegularFilesAreRead()
{
    const QString pipe = path("pipe"); // Reading it would wait for ever.
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    for (const QString& name : {pipe, m_folder.path(), path("missing")}) {
        const DroppedText drop = classifyDroppedFile(name, Network::Mainnet);
        QCOMPARE(drop.kind, DroppedText::Kind::Refused);
        QVERIFY2(drop.text.contains("not a file"), qPrintable(drop.text));
    }
    const DroppedText large = classifyDroppedFile(file("large", QByteArray(MaxDropSize + 1, 'a')), Network::Mainnet);
    QVERIFY2(large.text.contains("too large"), qPrintable(large.text));
}

QTEST_MAIN(TestDropTarget)
#include "tst_droptarget.moc"
