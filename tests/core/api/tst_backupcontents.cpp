// SPDX-License-Identifier: MIT

#include "core/api/engine/backupcontents.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

using namespace lockstep;

namespace {

ByteSpan spanOf(const QByteArray& text) { return std::as_bytes(std::span(text.constData(), std::size_t(text.size()))); }

Bytes script(unsigned last) { return {std::byte{0}, std::byte{1}, static_cast<std::byte>(last)}; }

/// Every field that there is.
BackupContents everything()
{
    BackupWallet keys;
    keys.name = "Grün 💰 \"quoted\"";
    keys.kind = WalletKind::Keys;
    keys.identity = "descriptor\nabc";
    keys.accountType = "bip84";
    keys.fingerprint = Fingerprint{std::byte{0xd3}, std::byte{0x4d}, std::byte{0xb3}, std::byte{0x3f}};
    keys.birthday = BlockHeight{840'000};
    keys.birthdayTime = 1'713'000'000;
    keys.lookahead = 250;
    keys.createdAt = 1'713'000'001;
    keys.wordsConfirmedAt = 1'713'000'002;
    keys.colour = "#3a6ea5";
    keys.notes = "two\nlines";
    keys.keychains = {{KeychainRole::Receive, "wpkh(x)#c", 0, 4, 3, script(1)},
                      {KeychainRole::Change, "wpkh(x)#c", 1, 2, {}, script(2)}};
    keys.scripts = {{script(3), "Rent"}, {script(4), {}}};
    keys.labels = {{"tx", QString(64, 'a'), "Bicycle", "wpkh([d34db33f/84'/0'/0'])", {}},
                   {"output", QString(64, 'b') + ":1", {}, {}, false}};
    keys.requests = {{script(5), Amount::fromSatoshis(5'000), "Shop", "thank you", 1'713'000'003},
                     {script(6), {}, {}, {}, 1'713'000'004}};
    keys.keys = BackupKeys{script(7), script(8)};
    BackupWallet bare;
    bare.name = "Watched";
    bare.kind = WalletKind::Addresses;
    bare.scripts = {{script(9), {}}};
    return {"Lockstep 0.1.0", Network::Signet, 1'764'130'000, {keys, bare}};
}

} // namespace

class TestBackupContents final : public QObject
{
    Q_OBJECT

private slots:
    void allOfItComesBackAsItWas()
    {
        const auto read = parseBackupText(spanOf(backupText(everything())));
        QVERIFY(read);
        QVERIFY(*read == everything());
        QCOMPARE(backupText(*read), backupText(everything()));
    }

    void whatIsNotKnownIsSkipped()
    {
        const QByteArray text = backupText(everything()).replace("\"colour\"", "\"later\": [1], \"colour\"");
        QVERIFY(QJsonDocument::fromJson(text).isObject());
        QVERIFY(*parseBackupText(spanOf(text)) == everything());
    }

    void wrongFieldsAreNamed_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QByteArray>("detail");
        const auto row = [](const char* name, const char* before, const char* after, const char* detail) {
            QTest::newRow(name) << QByteArray(before) << QByteArray(after) << QByteArray(detail);
        };
        row("a number as text", "\"lookahead\": 250", "\"lookahead\": \"250\"", "lookahead");
        row("a negative height", "\"birthdayHeight\": 840000", "\"birthdayHeight\": -1", "birthdayHeight");
        row("half a number", "\"nextIndex\": 4", "\"nextIndex\": 4.5", "nextIndex");
        row("more than can be derived", "\"nextIndex\": 4", "\"nextIndex\": 4000000000", "nextIndex");
        row("more money than there is", "\"amount\": 5000", "\"amount\": 2100000000000001", "amount");
        row("an unknown kind", "\"kind\": \"keys\"", "\"kind\": \"multisig\"", "kind");
        row("an unknown role", "\"role\": \"change\"", "\"role\": \"imported\"", "role");
        row("a missing name", "\"name\": \"Watched\"", "\"eman\": \"Watched\"", "name");
        row("no hex", "\"d34db33f\"", "\"d34db33g\"", "fingerprint");
        row("a short fingerprint", "\"d34db33f\"", "\"d34db3\"", "fingerprint");
        row("no base64", "\"AAEH\"", "\"!AEH\"", "entropy");
        row("no colour", "\"#3a6ea5\"", "\"red; }\"", "colour");
        row("an unknown network", "\"signet\"", "\"litecoin\"", "network");
        row("an address not yet handed out", "\"shownIndex\": 3", "\"shownIndex\": 4", "shownIndex");
    }

    void wrongFieldsAreNamed()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QByteArray, detail);
        QByteArray text = backupText(everything());
        QVERIFY(text.contains(before));
        const auto read = parseBackupText(spanOf(text.replace(before, after)));
        QVERIFY(!read);
        QCOMPARE(read.error().code, Errc::Malformed);
        QCOMPARE(QByteArray::fromStdString(read.error().detail), "backup: " + detail);
    }

    void aNewerVersionIsSaidToBeOne()
    {
        QByteArray text = backupText(everything());
        text.replace("\"contents\": 1", "\"contents\": 2");
        QCOMPARE(parseBackupText(spanOf(text)).error().code, Errc::Unsupported);
    }

    void whatIsNoJsonIsRefused()
    {
        for (const QByteArray& text : {QByteArray(), QByteArray("[]"), QByteArray("{"), QByteArray(100'000, '[')})
            QCOMPARE(parseBackupText(spanOf(text)).error().code, Errc::Malformed);
    }

    void anyChangedByteIsReadOrRefusedAndNothingElse()
    {
        const QByteArray whole = backupText(everything());
        QRandomGenerator random(7);
        for (int i = 0; i < 5'000; ++i) {
            QByteArray text = whole;
            text[random.bounded(text.size())] = char(random.bounded(256));
            const auto read = parseBackupText(spanOf(text));
            if (read) QVERIFY(*parseBackupText(spanOf(backupText(*read))) == *read);
        }
    }
};

QTEST_GUILESS_MAIN(TestBackupContents)
#include "tst_backupcontents.moc"
