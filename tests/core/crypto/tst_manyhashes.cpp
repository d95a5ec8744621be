// SPDX-License-Identifier: MIT

#include "core/crypto/manyhashes.h"
#include "core/util/hex.h"

#include <QTest>

#include <random>
#include <vector>

using namespace lockstep;

class TestManyHashes final : public QObject
{
    Q_OBJECT

private slots:
    /// Whatever the processor can do, and whether the last one has a companion or not.
    void eachIsTheDoubleSha256OfItsMessage_data()
    {
        QTest::addColumn<int>("count");
        for (const int count : {0, 1, 2, 3, 64, 1'001}) QTest::addRow("%d", count) << count;
    }
    void eachIsTheDoubleSha256OfItsMessage()
    {
        QFETCH(int, count);
        std::mt19937_64 random(static_cast<std::uint64_t>(count));
        std::vector<Message80> messages(static_cast<std::size_t>(count));
        for (Message80& message : messages)
            for (std::byte& byte : message) byte = static_cast<std::byte>(random());
        std::vector<Digest32> digests(messages.size());
        doubleSha256Each(messages, digests);
        for (std::size_t i = 0; i < messages.size(); ++i) QVERIFY(digests[i] == doubleSha256(messages[i]));
    }

    /// Bitcoin's first block, twice.
    void aPublishedHeaderHasItsHash()
    {
        const auto header = fromHex("0100000000000000000000000000000000000000000000000000000000000000000000003ba3edfd"
                                    "7a7b12b27ac72c3e67768f617fc81bc3888a51323a9fb8aa4b1e5e4a29ab5f49ffff001d1dac2b7c");
        QVERIFY(header);
        std::array<Message80, 2> messages;
        for (Message80& message : messages) std::ranges::copy(*header, message.begin());
        std::array<Digest32, 2> digests;
        doubleSha256Each(messages, digests);
        for (const Digest32& digest : digests)
            QCOMPARE(toHex(digest), std::string("6fe28c0ab6f1b372c1a6a246ae63f74f931e8365e15a089c68d6190000000000"));
    }
};

QTEST_GUILESS_MAIN(TestManyHashes)
#include "tst_manyhashes.moc"
