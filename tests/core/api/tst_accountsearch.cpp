// SPDX-License-Identifier: MIT

#include "core/descriptors/descriptor.h"
#include "core/script/address.h"
#include "tests/support/sessionworld.h"

using namespace lockstep;
using namespace lockstep::test;

namespace {

/// An address of an account of these words, the first one unless asked otherwise.
QString addressIn(AccountType type, std::uint32_t account, std::uint32_t index = 0)
{
    const auto words = Mnemonic::parse(bytesOf(PublicWords));
    const auto seed = words->seed({});
    const auto master = ExtendedPrivateKey::fromSeed(seed->span());
    const auto text = accountDescriptor(type, *master, Network::Practice, account);
    const auto script = Descriptor::parse(*text, Network::Practice)->scriptPubKey(0, index);
    return QString::fromStdString(addressOf(*script, Network::Practice).value());
}

} // namespace

/// Words whose kind of wallet nobody remembers, asked of a session with the practice node as the network.
class TestAccountSearch final : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_world = std::make_unique<PracticeWorld>(); }
    void cleanup() { m_world.reset(); }

    void whatIsFoundBecomesWallets()
    {
        pay(addressIn(AccountType::Bip49, 0), 60'000);
        pay(addressIn(AccountType::Bip86, 0), 10'000);
        pay(addressIn(AccountType::Bip86, 2), 20'000);
        const auto session = m_world->online();
        const auto report = await(session->wallets().searchAccounts({secret(PublicWords), {}, {}, {}}));
        QVERIFY2(report, report ? "" : report.error().detail.c_str());
        QCOMPARE(report->found.size(), 3);
        QCOMPARE(report->found[0].path, QString("m/49h/1h/0h"));
        QCOMPARE(report->found[0].balance.satoshis(), 60'000);
        QCOMPARE(report->found[2].path, QString("m/86h/1h/2h"));
        QCOMPARE(report->found[2].transactions, 1);
        QVERIFY(report->isAgreed); // by a peer that was named
        QVERIFY(session->snapshot()->wallets.isEmpty());

        for (const FoundAccount& found : report->found) {
            NewWallet wallet;
            wallet.name = found.path;
            KeysOrigin keys;
            keys.words = secret(PublicWords);
            keys.type = found.type;
            keys.account = found.account;
            wallet.origin = std::move(keys);
            wallet.birthday.since = found.first;
            QVERIFY(await(session->wallets().add(std::move(wallet))));
        }
        const auto sum = [&] {
            std::int64_t satoshis = 0;
            const SyncSnapshotPtr now = session->snapshot();
            for (const WalletView& wallet : now->wallets) satoshis += wallet.balance.confirmed.satoshis();
            return satoshis;
        };
        QTRY_COMPARE_WITH_TIMEOUT(sum(), std::int64_t{90'000}, 30'000);
    }

    void whoAsksForMoreLookaheadFindsWhatLiesFurther()
    {
        pay(addressIn(AccountType::Bip84, 0, 180), 60'000);
        pay(addressIn(AccountType::Bip86, 1, 180), 20'000);
        const auto session = m_world->online();
        const auto usual = await(session->wallets().searchAccounts({secret(PublicWords), {}, {}, {}}));
        QVERIFY(usual);
        QVERIFY(usual->found.isEmpty());
        const auto wide = await(session->wallets().searchAccounts({secret(PublicWords), {}, {}, 200}));
        QVERIFY(wide);
        QCOMPARE(wide->found.size(), 2);
        QCOMPARE(wide->found[0].balance.satoshis(), 60'000);
        QCOMPARE(wide->found[1].path, QString("m/86h/1h/1h"));
    }

    void anotherPassphraseOfTheWordsFindsNothing()
    {
        pay(addressIn(AccountType::Bip84, 0), 60'000);
        const auto session = m_world->online();
        const auto report = await(session->wallets().searchAccounts({secret(PublicWords), secret("other"), {}, {}}));
        QVERIFY(report);
        QVERIFY(report->found.isEmpty());
    }

    void wrongWordsAreRefusedAtOnce()
    {
        const auto session = m_world->offline();
        const auto report = await(session->wallets().searchAccounts({secret("abandon about"), {}, {}, {}}));
        QCOMPARE(report.error().code, Errc::OutOfRange);
    }

private:
    void pay(const QString& address, std::int64_t satoshis)
    {
        const auto paid = await(m_world->practice().send(address, *Amount::fromSatoshis(satoshis)));
        if (!paid) qFatal("%s", paid.error().detail.c_str());
    }

    std::unique_ptr<PracticeWorld> m_world;
};

QTEST_GUILESS_MAIN(TestAccountSearch)
#include "tst_accountsearch.moc"
