// SPDX-License-Identifier: MIT

#include "core/script/address.h"
#include "core/util/hex.h"
#include "ui/format/wallets/addressstarts.h"

#include <QTest>

using namespace lockstep;

namespace {

const std::string Hash20(40, '0');
const std::string Hash32(64, '1');

QString addressFor(const std::string& scriptHex, Network network)
{
    const auto script = fromHex(scriptHex);
    const auto address = addressOf(*script, network);
    return address ? QString::fromStdString(*address) : QString();
}

} // namespace

class TestAddressStarts final : public QObject
{
    Q_OBJECT

private slots:
    void everyExampleBeginsAsTheNetworksAddressesDo_data()
    {
        QTest::addColumn<Network>("network");
        for (const Network network : {Network::Mainnet, Network::Testnet3, Network::Testnet4, Network::Signet,
                                      Network::Regtest, Network::Practice})
            QTest::newRow(std::string(networkName(network)).c_str()) << network;
    }
    void everyExampleBeginsAsTheNetworksAddressesDo()
    {
        QFETCH(Network, network);
        const AddressStarts starts = addressStarts(network);
        const auto begins = [&](const std::string& script, const QString& start) {
            const QString address = addressFor(script, network);
            return !start.isEmpty() && address.startsWith(start);
        };
        QVERIFY(begins("0014" + Hash20, starts.segwit));
        QVERIFY(begins("5120" + Hash32, starts.taproot));
        QVERIFY(begins("a914" + Hash20 + "87", starts.nested));
        QVERIFY(begins("76a914" + Hash20 + "88ac", starts.legacy));
        const bool isMainnet = network == Network::Mainnet; // SLIP-132
        QCOMPARE(starts.key, isMainnet ? "xpub" : "tpub");
        QCOMPARE(starts.segwitKey, isMainnet ? "zpub" : "vpub");
    }
};

QTEST_APPLESS_MAIN(TestAddressStarts)
#include "tst_addressstarts.moc"
