// SPDX-License-Identifier: MIT

#include "core/backend/hostport.h"
#include "core/chain/networkparams.h"
#include "core/p2p/addresses/addressbook.h"

#include <QCryptographicHash>
#include <QHostAddress>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace lockstep;
using namespace lockstep::p2p;

namespace {

enum class Kind { IPv4, IPv6, Onion };

QString textOf(std::string_view seed) { return QString::fromUtf8(seed.data(), qsizetype(seed.size())); }

HostPort addressOf(const NetworkParams& params, std::string_view seed)
{
    return HostPort::parse(textOf(seed), params.defaultPort).value();
}

Kind kindOf(const QString& host)
{
    const QHostAddress address(host);
    if (address.isNull()) return Kind::Onion;
    return address.protocol() == QAbstractSocket::IPv4Protocol ? Kind::IPv4 : Kind::IPv6;
}

QByteArray fromBase32(const QString& text)
{
    QByteArray raw;
    unsigned bits = 0;
    unsigned held = 0;
    for (const QChar letter : text) {
        bits = (bits << 5) | unsigned(QStringLiteral("abcdefghijklmnopqrstuvwxyz234567").indexOf(letter));
        held += 5;
        if (held < 8) continue;
        held -= 8;
        raw.append(char((bits >> held) & 0xff));
    }
    return raw;
}

/// Tor's rend-spec-v3, "Encoding onion addresses": key, checksum, version.
bool isOnionV3(const QString& host)
{
    static const QRegularExpression Form(QStringLiteral("^[a-z2-7]{56}\\.onion$"));
    if (!Form.match(host).hasMatch()) return false;
    const QByteArray raw = fromBase32(host.left(56));
    const QByteArray key = raw.left(32);
    const QByteArray version = raw.mid(34);
    const QByteArray sum = QCryptographicHash::hash(".onion checksum" + key + version, QCryptographicHash::Sha3_256);
    return version == QByteArray(1, '\x03') && raw.mid(32, 2) == sum.left(2);
}

} // namespace

/// The nodes that are asked for addresses where no name can be looked up.
class TestFixedSeeds final : public QObject
{
    Q_OBJECT

private slots:
    void everyEntryCanBeCalled_data()
    {
        QTest::addColumn<Network>("network");
        QTest::addColumn<QString>("seed");
        for (const Network network : {Network::Mainnet, Network::Testnet4, Network::Signet})
            for (const std::string_view seed : networkParams(network).fixedSeeds)
                QTest::newRow(std::string(networkName(network)).append(" ").append(seed).c_str())
                    << network << textOf(seed);
    }

    void everyEntryCanBeCalled()
    {
        QFETCH(Network, network);
        QFETCH(QString, seed);
        const NetworkParams& params = networkParams(network);
        const auto address = HostPort::parse(seed, params.defaultPort);
        QVERIFY(address);
        QCOMPARE(address->port, params.defaultPort);
        QVERIFY(isPublicHost(address->host));
        if (kindOf(address->host) == Kind::Onion)
            QVERIFY(isOnionV3(address->host));
        else
            QCOMPARE(QHostAddress(address->host).toString(), address->host); // as gossip would write it
    }

    void noTwoAreNearEachOther_data()
    {
        QTest::addColumn<Network>("network");
        for (const Network network : {Network::Mainnet, Network::Testnet4, Network::Signet})
            QTest::newRow(std::string(networkName(network)).c_str()) << network;
    }

    /// Few of each kind, each of a group of its own.
    void noTwoAreNearEachOther()
    {
        QFETCH(Network, network);
        const NetworkParams& params = networkParams(network);
        QSet<QString> groups;
        std::map<Kind, int> kinds;
        for (const std::string_view seed : params.fixedSeeds) {
            const QString host = addressOf(params, seed).host;
            QVERIFY2(!groups.contains(networkGroup(host)), qPrintable(host));
            groups.insert(networkGroup(host));
            ++kinds[kindOf(host)];
        }
        QCOMPARE(kinds[Kind::IPv4], 16);
        QCOMPARE(kinds[Kind::IPv6], 4);
        QCOMPARE(kinds[Kind::Onion], 12);
    }

    void aChecksumThatIsWrongIsNoticed()
    {
        QVERIFY(isOnionV3(QStringLiteral("2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wid.onion")));
        QVERIFY(!isOnionV3(QStringLiteral("2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wjd.onion")));
        QVERIFY(!isOnionV3(QStringLiteral("thfsmmn2jxbitabc.onion"))); // of the second version: gone
    }

    void aPrivateChainHasNone()
    {
        for (const Network network : {Network::Testnet3, Network::Regtest, Network::Practice})
            QVERIFY(networkParams(network).fixedSeeds.empty());
    }
};

QTEST_APPLESS_MAIN(TestFixedSeeds)
#include "tst_fixedseeds.moc"
