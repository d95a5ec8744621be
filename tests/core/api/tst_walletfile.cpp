// SPDX-License-Identifier: MIT

#include "core/api/walletfile.h"
#include "core/descriptors/descriptor.h"

#include <QTest>

#include <algorithm>

using namespace lockstep;

namespace {

// BIP84's test vector: the account's key, and the same with the version that says nothing about the script.
constexpr const char* Zpub
    = "zpub6rFR7y4Q2AijBEqTUquhVz398htDFrtymD9xYYfG1m4wAcvPhXNfE3EfH1r1ADqtfSdVCToUG868RvUUkgDKf31mGDtKsAYz2oz2AGutZYs";
constexpr const char* Xpub
    = "xpub6CatWdiZiodmUeTDp8LT5or8nmbKNcuyvz7WyksVFkKB4RHwCD3XyuvPEbvqAQY3rAPshWcMLoP2fMFMKHPJ4ZeZXYVUhLv1VMrjPC7PW6V";
// BIP32's second test vector, m and m/0.
constexpr const char* OtherXpub
    = "xpub661MyMwAqRbcFW31YEwpkMuc5THy2PSt5bDMsktWQcFF8syAmRUapSCGu8ED9W6oDMSgv6Zz8idoc4a6mr8BDzTJY47LJhkJ8UB7WEGuduB";
constexpr const char* ThirdXpub
    = "xpub69H7F5d8KSRgmmdJg2KhpAK8SR3DjMwAdkxj3ZuxV27CprR9LgpeyGmXUbC6wb7ERfvrnKZjXoUmmDznezpbZb7ap6r1D3tgFxHmwMkQTPH";
constexpr const char* Xprv
    = "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi";
constexpr const char* FirstAddress = "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu";
constexpr const char* Txid64 = "f91d0a8a78462bc59398f2c5d7a84fcff491c26ba54c4833478b202796c8aafd";

QString withChecksum(const QString& body)
{
    return body + '#' + QString::fromStdString(*descriptorChecksum(body.toStdString()));
}

/// An entry of listdescriptors.
QString entry(const QString& body,
              const char* more = R"("timestamp":1600000000,"active":true,"range":[0,999],"next":0)")
{
    return QString(R"({"desc":"%1",%2})").arg(withChecksum(body), more);
}

QString origin(int purpose) { return QString("[73c5da0a/%1h/0h/0h]%2").arg(purpose).arg(Xpub); }

QStringList coreEntries()
{
    QStringList all;
    for (const char* branch : {"/0/*", "/1/*"}) {
        all += entry("pkh(" + origin(44) + branch + ')');
        all += entry("sh(wpkh(" + origin(49) + branch + "))");
        all += entry("wpkh(" + origin(84) + branch + ')');
        all += entry("tr(" + origin(86) + branch + ')');
    }
    return all;
}

QByteArray core(const QStringList& entries)
{
    return QString(R"({"wallet_name":"Savings","descriptors":[%1]})").arg(entries.join(',')).toUtf8();
}

WalletFile parsed(const QByteArray& content)
{
    const auto file = parseWalletFile(content, Network::Mainnet);
    if (!file) qFatal("%d %s", int(file.error().code), file.error().detail.c_str());
    return *file;
}

QStringList policies(const WalletFile& file)
{
    QStringList all;
    for (const WalletFile::Part& part : file.parts) all += part.preview.policy;
    return all;
}

} // namespace

/// What other wallet programs write, and what of it can be watched.
class TestWalletFile final : public QObject
{
    Q_OBJECT

private slots:
    void eightDescriptorsOfBitcoinCoreAreFourWallets();
    void bitcoinCoreSaysSinceWhen_data();
    void bitcoinCoreSaysSinceWhen();
    void theRequestOfBitcoinCoreIsReadToo();
    void whatBitcoinCoreUsesNoLongerIsMarked();
    void whereBitcoinCoreLookedFurtherSoIsTheLookahead();
    void whatCannotBeWatchedIsCounted();
    void electrumsKeyAndLabelsAreRead();
    void electrumsLaterLabelsCount();
    void electrumsPrivateKeysAreNotTaken();
    void electrumsSignersAreOneWallet();
    void electrumsAddressesAreAList();
    void anAccountMapReceivesAndTakesChange_data();
    void anAccountMapReceivesAndTakesChange();
    void coldcardsAccountIsAWalletForEachKind();
    void aBsmsRecordIsReadWhereItsAddressAgrees();
    void severalDescriptorsOfATextAreSeveralWallets();
    void whatCannotBeTakenIsRefusedByItsReason_data();
    void whatCannotBeTakenIsRefusedByItsReason();
    void anythingCutOrChangedIsAnswered();
};

void TestWalletFile::eightDescriptorsOfBitcoinCoreAreFourWallets()
{
    const WalletFile file = parsed(core(coreEntries()));
    QCOMPARE(file.format, WalletFile::Format::BitcoinCore);
    QCOMPARE(file.name, "Savings");
    QCOMPARE(policies(file), QStringList({"pkh", "sh(wpkh)", "wpkh", "tr"}));
    QCOMPARE(file.parts[2].preview.firstAddresses.first(), FirstAddress);
    QCOMPARE(file.parts[2].preview.path, "m/84h/0h/0h");
    QVERIFY(file.parts[2].preview.hadChecksum);
    QVERIFY(file.parts[2].text.find("/<0;1>/*") != std::string::npos);
    QCOMPARE(file.leftOut, 0);
    QVERIFY(!file.hasPrivateKeys && !file.lookahead);
}

void TestWalletFile::bitcoinCoreSaysSinceWhen_data()
{
    QTest::addColumn<QStringList>("timestamps");
    QTest::addColumn<QDate>("day");
    QTest::newRow("the earliest, less two hours") << QStringList{"1600000000", "1599955200"} << QDate(2020, 9, 12);
    QTest::newRow("now is no day") << QStringList{"\"now\"", "1600000000"} << QDate(2020, 9, 13);
    QTest::newRow("only now") << QStringList{"\"now\""} << QDate();
    QTest::newRow("from the first block") << QStringList{"1"} << QDate();
    QTest::newRow("a day to come") << QStringList{"99999999999"} << QDate();
    QTest::newRow("no day at all") << QStringList{"-9223372036854775808"} << QDate();
}

void TestWalletFile::bitcoinCoreSaysSinceWhen()
{
    QFETCH(QStringList, timestamps);
    QFETCH(QDate, day);
    QStringList entries;
    for (const QString& timestamp : timestamps)
        entries += entry(QString("wpkh(%1/%2/*)").arg(origin(84)).arg(entries.size()),
                         qPrintable(QString(R"("timestamp":%1)").arg(timestamp)));
    const WalletFile file = parsed(core(entries));
    const auto* since = std::get_if<QDate>(&file.birthday.since);
    QCOMPARE(since ? *since : QDate(), day);
}

void TestWalletFile::theRequestOfBitcoinCoreIsReadToo()
{
    const WalletFile file = parsed('[' + coreEntries().join(',').toUtf8() + ']');
    QCOMPARE(file.format, WalletFile::Format::BitcoinCore);
    QCOMPARE(file.parts.size(), 4);
}

void TestWalletFile::whatBitcoinCoreUsesNoLongerIsMarked()
{
    const WalletFile file = parsed(core(
        {entry("wpkh(" + origin(84) + "/0/*)"), entry(QString("addr(%1)").arg(FirstAddress), R"("active":false)")}));
    QCOMPARE(file.parts.size(), 2);
    QVERIFY(file.parts[0].isActive);
    QVERIFY(!file.parts[1].isActive);
}

void TestWalletFile::whereBitcoinCoreLookedFurtherSoIsTheLookahead()
{
    const QString body = "wpkh(" + origin(84) + "/0/*)";
    QCOMPARE(parsed(core({entry(body, R"("range":[0,5999],"next":1000)")})).lookahead, 5'000);
    QCOMPARE(parsed(core({entry(body, R"("range":[0,5999],"next":5000)")})).lookahead, std::nullopt);
    QCOMPARE(parsed(core({entry(body, R"("range":2147483647)")})).lookahead, 100'000);
    QCOMPARE(parsed(core({entry(body, R"("range":9223372036854775807)")})).lookahead, 100'000);
}

void TestWalletFile::whatCannotBeWatchedIsCounted()
{
    const WalletFile file = parsed(core({entry("wpkh(" + origin(84) + "/0/*)"), entry("combo(" + origin(44) + "/0/*)"),
                                         entry("wpkh(" + origin(84) + "/0h/*h)"), R"({"desc":"one\ntwo"})", R"({})"}));
    QCOMPARE(file.parts.size(), 1);
    QCOMPARE(file.leftOut, 4);
}

void TestWalletFile::electrumsKeyAndLabelsAreRead()
{
    const QByteArray text = QString(R"({"seed_version":59,"wallet_type":"standard","labels":{"%1":"Rent","%2":"Shop"},
        "keystore":{"type":"hardware","xpub":"%3","derivation":"m/84'/0'/0'","root_fingerprint":"73c5da0a"}})")
                                .arg(Txid64, FirstAddress, Zpub)
                                .toUtf8();
    const WalletFile file = parsed(text);
    QCOMPARE(file.format, WalletFile::Format::Electrum);
    QCOMPARE(policies(file), QStringList("wpkh"));
    QCOMPARE(file.parts[0].preview.fingerprint, "73c5da0a");
    QCOMPARE(file.parts[0].preview.firstAddresses.first(), FirstAddress);
    QCOMPARE(file.labels.lines.size(), 2);
    QVERIFY(!file.hasPrivateKeys);
}

void TestWalletFile::electrumsLaterLabelsCount()
{
    const QByteArray text
        = QString(R"({"wallet_type":"standard","labels":{"a":"old","b":"gone"},"keystore":{"xpub":"%1"}},
        {"op":"replace","path":"/labels/a","value":"new"},
        {"op":"remove","path":"/labels/b"},
        {"op":"add","path":"/spent_outpoints/x","value":{}})")
              .arg(Zpub)
              .toUtf8();
    const WalletFile file = parsed(text);
    QCOMPARE(file.labels.lines.size(), 1);
    QCOMPARE(file.labels.lines[0].label, "new");
}

void TestWalletFile::electrumsPrivateKeysAreNotTaken()
{
    const QByteArray text
        = QString(R"({"wallet_type":"standard","keystore":{"type":"bip32","xpub":"%1","xprv":"%2","seed":"x y z"}})")
              .arg(Xpub, Xprv)
              .toUtf8();
    const WalletFile file = parsed(text);
    QVERIFY(file.hasPrivateKeys);
    QCOMPARE(policies(file), QStringList("pkh")); // its legacy wallets have xpubs
    QVERIFY(file.parts[0].text.find("xprv") == std::string::npos);
}

void TestWalletFile::electrumsSignersAreOneWallet()
{
    QString keys;
    for (const char* key : {Xpub, OtherXpub, ThirdXpub})
        keys += QString(R"(,"x%1/":{"type":"hardware","xpub":"%2"})").arg(keys.count("xpub\"") + 1).arg(key);
    const WalletFile file = parsed((R"({"wallet_type":"2of3")" + keys + '}').toUtf8());
    QCOMPARE(policies(file), QStringList("wsh(sortedmulti)"));
    QCOMPARE(file.parts[0].preview.threshold, 2);
    QCOMPARE(file.parts[0].preview.keys, 3);
}

void TestWalletFile::electrumsAddressesAreAList()
{
    const WalletFile file
        = parsed(QString(R"({"wallet_type":"imported","addresses":{"%1":{}}})").arg(FirstAddress).toUtf8());
    QCOMPARE(file.parts[0].preview.kind, WatchPreview::Kind::Addresses);
    QCOMPARE(file.parts[0].preview.addressCount, 1);
}

void TestWalletFile::anAccountMapReceivesAndTakesChange_data()
{
    QTest::addColumn<QString>("map");
    const QString receive = "wpkh(" + origin(84) + "/0/*)", change = "wpkh(" + origin(84) + "/1/*)";
    QTest::newRow("Specter's") << QString(R"({"label":"Cold","blockheight":654321,"descriptor":"%1","devices":[]})")
                                      .arg(withChecksum(receive));
    QTest::newRow("both named") << QString(R"({"name":"Cold","blockheight":654321,"recv_descriptor":"%1",
        "change_descriptor":"%2"})")
                                       .arg(receive, change);
}

void TestWalletFile::anAccountMapReceivesAndTakesChange()
{
    QFETCH(QString, map);
    const WalletFile file = parsed(map.toUtf8());
    QCOMPARE(file.format, WalletFile::Format::AccountMap);
    QCOMPARE(file.name, "Cold");
    QCOMPARE(std::get<BlockHeight>(file.birthday.since), BlockHeight{654'321});
    QCOMPARE(file.parts.size(), 1);
    QVERIFY(file.parts[0].text.find("/<0;1>/*") != std::string::npos);
}

void TestWalletFile::coldcardsAccountIsAWalletForEachKind()
{
    const WalletFile file = parsed(QString(R"({"chain":"BTC","xfp":"73C5DA0A","account":0,"xpub":"%1",
        "bip44":{"name":"p2pkh","deriv":"m/44'/0'/0'","xpub":"%1","first":"1"},
        "bip49":{"name":"p2sh-p2wpkh","deriv":"m/49h/0h/0h","xpub":"%1"},
        "bip84":{"name":"p2wpkh","deriv":"m/84h/0h/0h","xpub":"%1","_pub":"%2"}})")
                                       .arg(Xpub, Zpub)
                                       .toUtf8());
    QCOMPARE(file.format, WalletFile::Format::Coldcard);
    QCOMPARE(policies(file), QStringList({"wpkh", "sh(wpkh)", "pkh"}));
    QCOMPARE(file.parts[0].preview.path, "m/84h/0h/0h");
    QCOMPARE(file.parts[0].preview.fingerprint, "73c5da0a");
    QCOMPARE(file.parts[0].preview.firstAddresses.first(), FirstAddress);
}

void TestWalletFile::aBsmsRecordIsReadWhereItsAddressAgrees()
{
    const QString body = QString("wsh(sortedmulti(2,%1/**,%2/**))").arg(Xpub, OtherXpub);
    const QString spelledOut = QString(body).replace("/**", "/<0;1>/*");
    const auto whole = parseWalletFile(spelledOut.toUtf8(), Network::Mainnet);
    QVERIFY(whole);
    const QString address = whole->parts[0].preview.firstAddresses.first();
    const QString record = "BSMS 1.0\n" + body + "\n/0/*,/1/*\n";
    const WalletFile file = parsed((record + address + '\n').toUtf8());
    QCOMPARE(file.format, WalletFile::Format::Bsms);
    QCOMPARE(file.parts.size(), 1);
    const auto other = parseWalletFile((record + FirstAddress).toUtf8(), Network::Mainnet);
    QVERIFY(!other);
    QCOMPARE(other.error().code, Errc::BadChecksum);
}

void TestWalletFile::severalDescriptorsOfATextAreSeveralWallets()
{
    const WalletFile file
        = parsed(("# mine\nwpkh(" + origin(84) + "/<0;1>/*)\npkh(" + origin(44) + "/0/*)\n").toUtf8());
    QCOMPARE(file.format, WalletFile::Format::Descriptors);
    QCOMPARE(policies(file), QStringList({"wpkh", "pkh"}));
}

void TestWalletFile::whatCannotBeTakenIsRefusedByItsReason_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<Errc>("reason");
    const QByteArray xprv(Xprv);
    QTest::newRow("private descriptors") << QByteArray(R"~({"descriptors":[{"desc":"wpkh()~") + xprv
            + "/84h/0h/0h/0/*)\"}]}" << Errc::PrivateKeyGiven;
    QTest::newRow("Bitcoin Core's old database")
        << QByteArray(12, '\0') + QByteArray("\x62\x31\x05\x00", 4) + "more" << Errc::Unsupported;
    QTest::newRow("Bitcoin Core's database") << QByteArray("SQLite format 3\0more", 20) << Errc::Unsupported;
    QTest::newRow("Sparrow's database") << QByteArray("H:2,block:2,blockSize:1000") << Errc::Unsupported;
    QTest::newRow("an encrypted file of Electrum") << QByteArray("BIE1").toBase64() + "AAAA" << Errc::WalletLocked;
    QTest::newRow("another network's") << core({R"~({"desc":"addr(tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx)"})~"})
                                       << Errc::WrongNetwork;
    QTest::newRow("other JSON") << QByteArray(R"({"a":1})") << Errc::Malformed;
    QTest::newRow("no descriptors in it") << QByteArray(R"({"descriptors":{}})") << Errc::Malformed;
    QTest::newRow("two-factor Electrum") << QByteArray(R"({"wallet_type":"2fa"})") << Errc::Malformed;
    QTest::newRow("deep") << QByteArray(100'000, '[') << Errc::Malformed;
    QTest::newRow("deep objects") << QByteArray(R"({"a":)").repeated(100'000) << Errc::Malformed;
    QTest::newRow("nothing") << QByteArray() << Errc::Malformed;
    QTest::newRow("more wallets than anybody has")
        << core(QStringList(101, QString(R"~({"desc":"addr(%1)"})~").arg(FirstAddress))) << Errc::OutOfRange;
    QTest::newRow("more bytes than any has") << QByteArray(MaxWalletFileSize + 1, ' ') << Errc::OutOfRange;
}

void TestWalletFile::whatCannotBeTakenIsRefusedByItsReason()
{
    QFETCH(QByteArray, content);
    QFETCH(Errc, reason);
    const auto file = parseWalletFile(content, Network::Mainnet);
    QVERIFY(!file);
    QCOMPARE(file.error().code, reason);
    QVERIFY2(file.error().detail.find("xprv") == std::string::npos, file.error().detail.c_str());
}

/// Whatever a byte becomes, and wherever the file ends, it is read or refused, and every part can be watched.
void TestWalletFile::anythingCutOrChangedIsAnswered()
{
    const QByteArray whole = core(coreEntries().mid(2, 1));
    const auto check = [](const QByteArray& content) {
        const auto file = parseWalletFile(content, Network::Mainnet);
        if (!file) return true;
        return !file->parts.isEmpty() && std::ranges::all_of(file->parts, [](const WalletFile::Part& part) {
            return watchPreview(part.text, Network::Mainnet, part.type).has_value();
        });
    };
    for (qsizetype at = 0; at < whole.size(); ++at) {
        QVERIFY2(check(whole.left(at)), qPrintable(QString("cut at %1").arg(at)));
        for (const char byte : {'"', '{', ']', '\\', '\0', '\xff', '/'}) {
            QByteArray changed = whole;
            changed[at] = byte;
            QVERIFY2(check(changed), qPrintable(QString("byte %1 at %2").arg(int(byte)).arg(at)));
        }
    }
}

QTEST_GUILESS_MAIN(TestWalletFile)
#include "tst_walletfile.moc"
