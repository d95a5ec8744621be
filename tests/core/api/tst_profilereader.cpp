// SPDX-License-Identifier: MIT

#include "core/api/engine/profilereader.h"
#include "core/keys/mnemonic.h"
#include "core/storage/repositories/walletrepository.h"
#include "tests/support/testwallet.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

namespace {

WalletId store(TestDatabase& db, const WalletDraft& draft, WalletSetup setup)
{
    setup.syncedTo = pointAt(0);
    WalletId id;
    db.write([&] { id = must(storeWallet(*db, draft, setup)); });
    return id;
}

WalletDraft keysDraft(std::optional<ByteSpan> passphrase)
{
    const auto words = must(Mnemonic::parse(bytesOf("abandon abandon abandon abandon abandon abandon abandon abandon "
                                                    "abandon abandon abandon about")));
    const Sealing sealing{passphrase, Argon2Params::cheapest()};
    return must(draftFromKeys(words, {}, AccountType::Bip84, Network::Regtest, sealing));
}

} // namespace

class TestProfileReader final : public QObject
{
    Q_OBJECT
private slots:
    void aWalletOfKeysShowsItsFingerprintAndPublicDescriptor()
    {
        TestDatabase db;
        WalletSetup setup;
        setup.name = "Savings";
        setup.birthdayTime = 1'600'000'000;
        setup.createdAt = 1'700'000'000;
        const WalletId id = store(db, keysDraft(bytesOf("secret")), setup);

        const WalletProfile profile = must(readWalletProfile(*db, id));

        QCOMPARE(profile.name, QString("Savings"));
        QCOMPARE(profile.createdAt, 1'700'000'000);
        QCOMPARE(profile.policy, QString("wpkh"));
        QCOMPARE(profile.fingerprint, QString("73c5da0a")); // BIP84's test vector
        QCOMPARE(profile.descriptors.size(), 1); // both branches in one
        QVERIFY(profile.descriptors[0].startsWith("wpkh([73c5da0a/84h/1h/0h]tpub"));
        QVERIFY(profile.descriptors[0].contains("/<0;1>/*)#"));
        QVERIFY(profile.hasKeys && profile.hasPassphrase);
        QVERIFY(!profile.birthday);
        QCOMPARE(profile.birthdayTime, 1'600'000'000);
        QCOMPARE(profile.lookahead, 100);
        QVERIFY(!profile.hasOwnLookahead);
        QCOMPARE(profile.addressesUsed, 0);
        QCOMPARE(profile.addressesWatched, 200);
    }

    void aWalletWithoutAPassphraseSaysSo()
    {
        TestDatabase db;
        WalletSetup setup;
        setup.name = "Pocket";
        const WalletProfile profile = must(readWalletProfile(*db, store(db, keysDraft({}), setup)));
        QVERIFY(profile.hasKeys);
        QVERIFY(!profile.hasPassphrase);
    }

    void usedAddressesAreCountedOnceHoweverOftenTheyArePaid()
    {
        TestDatabase db;
        auto wallet = addWallet(db, "Daily", testDescriptor(3), 50);
        for (std::int32_t height = 1; height <= 3; ++height) {
            const Transaction payment
                = tx({foreign(static_cast<std::uint64_t>(height))}, {{sats(1'000), scriptAt(*wallet, 0, 4)}});
            feed(db, *wallet, blockOf({payment}), pointAt(height));
        }
        feed(db, *wallet, blockOf({tx({foreign(9)}, {{sats(1'000), scriptAt(*wallet, 1, 0)}})}), pointAt(4));

        const WalletProfile profile = must(readWalletProfile(*db, wallet->id()));

        QVERIFY(!profile.hasKeys);
        QVERIFY(profile.hasOwnLookahead);
        QCOMPARE(profile.lookahead, 50);
        QCOMPARE(profile.addressesUsed, 2);
        QCOMPARE(profile.addressesWatched, 5 + 50 + 1 + 50);
    }

    void fixedAddressesAreCountedAsTheyAre()
    {
        TestDatabase db;
        const auto draft = must(draftFromAddresses("bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080\nbcrt1qrp33g0q5c5txsp9"
                                                   "arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qzf4jry",
                                                   Network::Regtest));
        WalletSetup setup;
        setup.name = "Old ones";
        const WalletProfile profile = must(readWalletProfile(*db, store(db, draft, setup)));
        QCOMPARE(profile.policy, QString("addresses"));
        QVERIFY(profile.descriptors.isEmpty());
        QCOMPARE(profile.addressesWatched, 2);
    }

    void aWalletThatIsGoneHasNoProfile()
    {
        TestDatabase db;
        const auto profile = readWalletProfile(*db, WalletId{7});
        QVERIFY(!profile);
        QCOMPARE(profile.error().code, Errc::NoSuchWallet);
    }
};

QTEST_GUILESS_MAIN(TestProfileReader)
#include "tst_profilereader.moc"
