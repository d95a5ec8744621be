// SPDX-License-Identifier: MIT

#include "core/chain/headerchain.h"
#include "tests/support/vectors.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace lockstep;

namespace {

constexpr std::int64_t Now = 1'700'000'000;

/// Mainnet's blocks 1 to 2,016.
std::vector<BlockHeader> realHeaders(const QByteArray& raw)
{
    ByteReader in(test::spanOf(raw));
    in.bytes(BlockHeader::Size); // genesis
    std::vector<BlockHeader> headers;
    while (in.remaining() > 0) headers.push_back(BlockHeader::parse(in.array<BlockHeader::Size>()));
    return headers;
}

/// The coinbase of a block of the alternative chain: pays 50 bitcoin to the first key of BIP32's first vector.
Transaction alternativeCoinbase(std::uint32_t height)
{
    ByteWriter scriptSig; // BIP34: the height
    if (height <= 16) {
        scriptSig.u8(static_cast<std::uint8_t>(0x50 + height)).u8(0);
    } else if (height < 0x80) {
        scriptSig.u8(1).u8(static_cast<std::uint8_t>(height));
    } else {
        scriptSig.u8(2).u16(static_cast<std::uint16_t>(height));
    }
    Transaction coinbase;
    coinbase.inputs.push_back({{Txid{}, 0xffff'ffff}, std::move(scriptSig).result(), 0xffff'ffff, {}});
    coinbase.outputs.push_back({*Amount::fromSatoshis(50 * Amount::SatoshisPerBitcoin),
                                test::bytesOfHex("76a914eadbac7f36c37e39361168b7aaee3cb24a25312d88ac")});
    return coinbase;
}

/// 2,016 valid headers on mainnet's genesis that nobody else built on: the last is four times as hard.
std::vector<BlockHeader> alternativeHeaders(const QJsonObject& parts)
{
    const QJsonArray times = parts["timestamps"].toArray();
    const QJsonArray nonces = parts["nonces"].toArray();
    std::vector<BlockHeader> headers;
    BlockHash previous = networkParams(Network::Mainnet).genesisHash;
    for (qsizetype i = 0; i < times.size(); ++i) {
        const auto height = static_cast<std::uint32_t>(i) + 1;
        BlockHeader header;
        header.version = 0x2000'0000;
        header.previous = previous;
        header.merkleRoot = {alternativeCoinbase(height).txid().bytes};
        header.time = static_cast<std::uint32_t>(times[i].toInteger());
        header.bits = height < 2'016 ? 0x1d00'ffff : 0x1c3f'ffc0;
        header.nonce = static_cast<std::uint32_t>(nonces[i].toInteger());
        previous = header.hash();
        headers.push_back(header);
    }
    return headers;
}

NetworkParams mainnetWithoutKnownHashes()
{
    NetworkParams params = networkParams(Network::Mainnet);
    params.headerCheckpoints = {};
    return params;
}

} // namespace

class TestMainnetHeaders final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void theFirst2016BlocksCrossTheFirstRetarget();
    void theyAreRestoredAsTheyWere();
    void aLowWorkChainIsNeverBelieved();
    void aLowWorkChainNeverReplacesMoreWork();
    void aLowWorkChainEndsAtTheFirstKnownHash();

private:
    std::vector<BlockHeader> m_real;
    std::vector<BlockHeader> m_alternative;
};

void TestMainnetHeaders::initTestCase()
{
    const auto raw = test::sharedVector(u"chain/mainnet_headers_0-2016.raw");
    const auto parts = test::sharedJson(u"core/mainnet_alt.json");
    if (!raw || !parts) QSKIP(test::NoSharedVectors);
    m_real = realHeaders(*raw);
    m_alternative = alternativeHeaders(parts->object());
    QCOMPARE(m_real.size(), std::size_t{2'016});
    QCOMPARE(m_alternative.size(), std::size_t{2'016});
}

void TestMainnetHeaders::theFirst2016BlocksCrossTheFirstRetarget()
{
    HeaderChain chain(networkParams(Network::Mainnet));

    const auto first = chain.accept(std::span(m_real).first(2'000), Now);
    QVERIFY(first);
    const auto second = chain.accept(std::span(m_real).subspan(2'000), Now);

    QVERIFY(second);
    QCOMPARE(second->connected, 16);
    QCOMPARE(chain.tip().height.value, 2'016);
    // Difficulty 1 up to here: 2,017 x 0x100010001, as the published chain work says.
    QVERIFY(chain.tipWork() == Uint256(0x1'0001'0001) * 2'017U);
    QCOMPARE(chain.hash({2'015}).display(),
             std::string("00000000693067b0e6b440bc51450b9f3850561b07f6d3c021c54fbd6abb9763"));
    QVERIFY(!chain.hasMinimumWork());
    QVERIFY(chain.header({2'016}) == m_real.back());
}

void TestMainnetHeaders::theyAreRestoredAsTheyWere()
{
    HeaderChain chain(networkParams(Network::Mainnet));
    QCOMPARE(chain.restore(m_real), std::size_t{2'016});
    QVERIFY(chain.tipWork() == Uint256(0x1'0001'0001) * 2'017U);

    auto torn = m_real;
    torn[1'499].nonce ^= 1; // block 1,500: no work any more
    QCOMPARE(chain.restore(torn), std::size_t{1'499});
    QVERIFY(chain.accept(std::span(m_real).subspan(1'499), Now)); // fetched again, all is as before
    QCOMPARE(chain.tip().height.value, 2'016);
}

void TestMainnetHeaders::aLowWorkChainIsNeverBelieved()
{
    const NetworkParams params = mainnetWithoutKnownHashes();
    HeaderChain chain(params);

    QVERIFY(chain.accept(m_alternative, Now)); // it is valid, and better than genesis alone
    QCOMPARE(chain.tip().height.value, 2'016);
    QVERIFY(!chain.hasMinimumWork());
}

void TestMainnetHeaders::aLowWorkChainNeverReplacesMoreWork()
{
    const NetworkParams params = mainnetWithoutKnownHashes();
    HeaderChain chain(params);
    QVERIFY(chain.accept(m_real, Now));
    const ChainPoint tip = chain.tip();

    const auto liar = chain.accept(std::span(m_alternative).first(2'015), Now); // one block less
    QVERIFY(liar && !liar->fork);
    QVERIFY(chain.tip() == tip);
    QCOMPARE(chain.sideHeaders(), std::size_t{2'015}); // 80 bytes each: far below 1 MB
    QVERIFY(chain.accept(m_alternative, Now)); // with its last block, worth four, it does have more
    QVERIFY(chain.tip().hash == m_alternative.back().hash());
}

void TestMainnetHeaders::aLowWorkChainEndsAtTheFirstKnownHash()
{
    HeaderChain chain(networkParams(Network::Mainnet));
    QVERIFY(chain.accept(m_real, Now));
    const ChainPoint tip = chain.tip();

    const auto liar = chain.accept(m_alternative, Now);

    QVERIFY(!liar && liar.error().code == Errc::Refused);
    QVERIFY(chain.tip() == tip);
    QCOMPARE(chain.sideHeaders(), std::size_t{0});
}

QTEST_APPLESS_MAIN(TestMainnetHeaders)
#include "tst_mainnetheaders.moc"
