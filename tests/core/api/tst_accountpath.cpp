// SPDX-License-Identifier: MIT

#include "core/api/accountpath.h"

#include <QTest>

using namespace lockstep;

/// The paths of accounts, as people copy them from other wallets.
class TestAccountPath final : public QObject
{
    Q_OBJECT

private slots:
    void aStandardPathNamesItsAccount_data();
    void aStandardPathNamesItsAccount();
    void anyOtherPathIsRefusedByItsReason_data();
    void anyOtherPathIsRefusedByItsReason();
};

void TestAccountPath::aStandardPathNamesItsAccount_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<Network>("network");
    QTest::addColumn<AccountType>("type");
    QTest::addColumn<uint>("account");
    QTest::newRow("the fourth of segwit") << "m/84'/0'/3'" << Network::Mainnet << AccountType::Bip84 << 3U;
    QTest::newRow("with h, and space around") << " m/86h/0h/0h " << Network::Mainnet << AccountType::Bip86 << 0U;
    QTest::newRow("without m") << "49H/0H/1H" << Network::Mainnet << AccountType::Bip49 << 1U;
    QTest::newRow("of a test network") << "m/44'/1'/7'" << Network::Regtest << AccountType::Bip44 << 7U;
    QTest::newRow("the last there is") << "m/84'/0'/2147483647'" << Network::Mainnet << AccountType::Bip84
                                       << 2'147'483'647U;
}

void TestAccountPath::aStandardPathNamesItsAccount()
{
    QFETCH(QString, path);
    QFETCH(Network, network);
    const auto choice = accountOfPath(path, network);
    QVERIFY(choice);
    QTEST(choice->type, "type");
    QTEST(choice->account, "account");
    const auto again = accountOfPath(accountPathText(*choice, network), network);
    QVERIFY(again && again->type == choice->type && again->account == choice->account);
}

void TestAccountPath::anyOtherPathIsRefusedByItsReason_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<Errc>("reason");
    QTest::newRow("prose") << "my account" << Errc::Malformed;
    QTest::newRow("nothing") << "" << Errc::Unsupported;
    QTest::newRow("the master key") << "m" << Errc::Unsupported;
    QTest::newRow("an address") << "m/84'/0'/0'/0/3" << Errc::Unsupported;
    QTest::newRow("another purpose") << "m/45'/0'/0'" << Errc::Unsupported;
    QTest::newRow("several signers") << "m/48'/0'/0'/2'" << Errc::Unsupported;
    QTest::newRow("an account that is not hardened") << "m/84'/0'/0" << Errc::Unsupported;
    QTest::newRow("a purpose that is not hardened") << "m/84/0'/0'" << Errc::Unsupported;
    QTest::newRow("another coin") << "m/84'/2'/0'" << Errc::Unsupported;
    QTest::newRow("a test network's coin") << "m/84'/1'/0'" << Errc::WrongNetwork;
    QTest::newRow("too large") << "m/84'/0'/2147483648'" << Errc::OutOfRange;
}

void TestAccountPath::anyOtherPathIsRefusedByItsReason()
{
    QFETCH(QString, path);
    const auto choice = accountOfPath(path, Network::Mainnet);
    QVERIFY(!choice);
    QTEST(choice.error().code, "reason");
}

QTEST_GUILESS_MAIN(TestAccountPath)
#include "tst_accountpath.moc"
