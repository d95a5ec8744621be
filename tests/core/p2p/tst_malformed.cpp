// SPDX-License-Identifier: MIT

#include "core/chain/work.h"
#include "core/filters/blockfilter.h"
#include "core/p2p/messages/chainmessages.h"
#include "core/p2p/messages/filtermessages.h"
#include "core/sync/batch/filtersource.h"
#include "core/sync/manager/syncmanager.h"
#include "core/sync/trust/trustrecord.h"
#include "tests/core/p2p/clientharness.h"
#include "tests/support/rununtil.h"
#include "tests/support/testdatabase.h"
#include "tests/support/vectors.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>

using namespace lockstep;
using namespace lockstep::p2p;
using namespace lockstep::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

qint64 logBytes = 0;

void countLog(QtMsgType, const QMessageLogContext&, const QString& message) { logBytes += message.size(); }

/// Resident memory of this process.
qint64 residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly)) return 0;
    return file.readAll().split(' ').value(1).toLongLong() * 4096;
}

Bytes rawOf(const QJsonObject& row)
{
    if (row.contains(u"bytes")) return bytesOfHex(row[u"bytes"].toString());
    Bytes raw;
    for (const QJsonValue& part : row[u"bytes_rle"].toArray()) {
        const Bytes piece = bytesOfHex(part[0].toString());
        for (int i = 0; i < part[1].toInt(); ++i) append(raw, piece);
    }
    return raw;
}

ByteSpan payloadOf(const Bytes& raw)
{
    return raw.size() > MessageFramer::HeaderSize ? ByteSpan(raw).subspan(MessageFramer::HeaderSize) : ByteSpan();
}

BlockHash hashAt(ByteSpan payload, std::size_t offset)
{
    BlockHash hash;
    if (payload.size() >= offset + 32) std::copy_n(payload.begin() + std::ptrdiff_t(offset), 32, hash.bytes.begin());
    return hash;
}

/// What the engine judges answers with, each part as the chain loop has it. It knows the first blocks' headers, and the
/// filter header of the first.
struct Judges
{
    ChainState chain;
    WalletSet wallets;
    ChainCache cache;
    BlockSource blocks;
    EventLog events;
    TrustRecord trust;
    FilterHeaderFollower filterHeaders;
    FilterSource filters;

    Judges(ChainClient& client, const NetworkParams& params, Database& database, const Clock& clock)
        : chain(params, database)
        , wallets(database)
        , cache({{}, database, chain, wallets, clock})
        , blocks(client, cache, params.segwitFrom)
        , events(database, clock)
        , trust(database, events, clock)
        , filterHeaders({client, chain, blocks, trust, database, events,
                         [](BlockHeight) -> Result<void> {
                             return Error{Errc::TipMoved, "taken back"};
                         }})
        , filters(client, chain, cache, filterHeaders)
    {
    }
};

} // namespace

/// Every case of p2p_malformed.jsonl goes to a live connection that waits for just such a message, and the engine
/// judges the answer: whether the peer is let go, or found to lie. The messages are of mainnet's first blocks under
/// regtest's magic.
class TestMalformed final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void hasAnAllowedOutcome_data();
    void hasAnAllowedOutcome();
    void costsNoMemoryAndFewLogLines();

private:
    QJsonObject caseNamed(const QString& id) const;
    template <typename Message>
    Message valid(const QString& type) const;
    void startRun(const QString& type, ByteSpan payload);
    void endRun();
    void ask(const QString& type, ByteSpan payload);
    void tellOfTheValidFilter();
    void followHeaders(std::unique_ptr<P2pChainClient> client);
    bool hasEnded() const { return m_peer->connections() == 0; }
    bool wasAsked(std::string_view command) const
    {
        return runUntil([&] { return m_peer->asked(command) == 1; }, 5s);
    }
    bool answers(int ping) const;
    QString outcome(const Bytes& raw, bool thenSilence);

    std::vector<QJsonObject> m_cases;
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<PracticeChain> m_chain;
    std::unique_ptr<FakePeer> m_peer;
    NetworkParams m_mainnet;
    std::unique_ptr<TestDatabase> m_database; ///< Nothing in it outlives a run: these headers have too little work.
    std::unique_ptr<SyncManager> m_manager; ///< Of a run about headers; the client is its own then.
    std::unique_ptr<P2pChainClient> m_owned;
    P2pChainClient* m_client = nullptr;
    std::unique_ptr<Judges> m_judges;
    std::function<bool()> m_isJudged;
    qint64 m_memoryBefore = 0;
};

void TestMalformed::initTestCase()
{
    for (const QByteArray& line : dataFile(u"p2p_malformed.jsonl"_s).split('\n'))
        if (!line.isEmpty()) m_cases.push_back(QJsonDocument::fromJson(line).object());
    QCOMPARE(m_cases.size(), std::size_t{561});

    m_clock = std::make_unique<FakeClock>(1'300'000'000);
    m_chain = std::make_unique<PracticeChain>(*m_clock);
    m_peer = std::make_unique<FakePeer>(*m_chain);
    m_database = std::make_unique<TestDatabase>();
    m_mainnet = networkParams(Network::Mainnet);
    m_mainnet.magic = m_chain->params().magic;
    QLoggingCategory::setFilterRules(u"lockstep.sync.warning=false"_s); // of what is refused
    qInstallMessageHandler(countLog);
}

void TestMalformed::cleanupTestCase() { endRun(); }

QJsonObject TestMalformed::caseNamed(const QString& id) const
{
    const auto found = std::ranges::find(m_cases, id, [](const QJsonObject& row) { return row[u"id"].toString(); });
    return found == m_cases.end() ? QJsonObject() : *found;
}

template <typename Message>
Message TestMalformed::valid(const QString& type) const
{
    return Message::parse(payloadOf(rawOf(caseNamed(u"open-%1-valid"_s.arg(type))))).value();
}

/// A fresh connection; `version` cases are the handshake themselves.
void TestMalformed::startRun(const QString& type, ByteSpan payload)
{
    endRun();
    QVERIFY(runUntil([&] { return hasEnded(); }, 5s));
    m_peer->forgetRequests();
    m_peer->behaviour = FakeBehaviour();
    m_peer->behaviour.startHeight = 100'000;
    m_peer->behaviour.silentOn = {"getheaders", "getcfilters", "getcfheaders", "getcfcheckpt", "getdata"};
    m_peer->behaviour.shakesHands = type != u"version";

    P2pOptions options;
    options.network = m_mainnet;
    options.named = {m_peer->address()};
    options.clock = m_clock.get();
    options.tick = 2ms;
    m_owned = std::make_unique<P2pChainClient>(options);
    m_client = m_owned.get();
    m_client->start();
    if (type == u"version") {
        QVERIFY(wasAsked("version"));
        return;
    }
    QVERIFY(runUntil([&] { return m_client->isConnected(); }, 5s));
    ask(type, payload);
}

void TestMalformed::endRun()
{
    m_peer->disconnect(this);
    if (m_manager) QCoro::waitFor(m_manager->stop());
    if (m_owned) m_owned->stop();
    if (m_isJudged) QVERIFY(runUntil(m_isJudged, 5s));
    m_isJudged = {};
    m_judges.reset();
    m_manager.reset();
    m_owned.reset();
    m_client = nullptr;
}

/// Has the engine put the question to which such a message is the answer.
void TestMalformed::ask(const QString& type, ByteSpan payload)
{
    const auto judgedBy = [this](auto task) { m_isJudged = [asked = Asked(std::move(task))] { return bool(asked); }; };
    if (type == u"headers") return followHeaders(std::move(m_owned));
    if (type == u"cfcheckpt") {
        judgedBy(m_client->filterCheckpoints({{1'000}, hashAt(payload, 1)}, 1));
        QVERIFY(wasAsked("getcfcheckpt"));
        return;
    }
    if (type != u"block" && type != u"cfilter" && type != u"cfheaders") return;

    m_judges = std::make_unique<Judges>(*m_client, m_mainnet, **m_database, *m_clock);
    ChainState& chain = m_judges->chain;
    must(chain.acceptHeaders(valid<Headers>(u"headers"_s).headers, m_clock->unixSeconds()));
    const FilterHash first = filterHash(valid<CFilter>(u"cfilter"_s).filter);
    must(chain.appendFilterHeaders({chain.filterHeaders().at({0}), {first}}, 1, {}));
    if (type == u"block" && payload.size() >= BlockHeader::Size) {
        judgedBy(m_judges->blocks.fetch({{1}, BlockHeader::parse(payload.first<BlockHeader::Size>()).hash()}));
        QVERIFY(wasAsked("getdata"));
    } else if (type == u"cfilter") {
        tellOfTheValidFilter();
        judgedBy(m_judges->filters.fetch(chain.range({1}, {1})));
        QVERIFY(wasAsked("getcfilters"));
    } else if (type == u"cfheaders") {
        judgedBy(m_judges->filterHeaders.follow(chain.tip().height));
        QVERIFY(wasAsked("getcfheaders"));
    }
}

/// Asked whether it stands by a filter, the peer tells of the right one.
void TestMalformed::tellOfTheValidFilter()
{
    connect(m_peer.get(), &FakePeer::requested, this, [this](const QString& command) {
        if (command != u"getcfheaders") return;
        const auto filter = valid<CFilter>(u"cfilter"_s);
        const FilterHeader previous = m_judges->chain.filterHeaders().at({0});
        m_peer->send(CFHeaders::Command,
                     CFHeaders{BasicFilter, filter.block, previous, {filterHash(filter.filter)}}.serialize());
    });
}

/// The whole engine, for the verdict on headers is the loop's own.
void TestMalformed::followHeaders(std::unique_ptr<P2pChainClient> client)
{
    m_manager = std::make_unique<SyncManager>(
        SyncManager::Parts{Network::Mainnet, &**m_database, std::move(client), m_clock.get(), true, {}, &m_mainnet});
    must(m_manager->load());
    m_manager->start();
    QVERIFY(wasAsked("getheaders"));
}

bool TestMalformed::answers(int ping) const
{
    return std::ranges::any_of(m_peer->requests(), [&](const FakePeer::Request& request) {
        return request.command == "pong" && Pong::parse(request.payload).value().nonce == std::uint64_t(ping);
    });
}

/// "disconnect", "disconnect_and_ban", "alive" (it answers pings sent after the message) or "waiting" (it still reads
/// the message).
QString TestMalformed::outcome(const Bytes& raw, bool thenSilence)
{
    m_peer->sendRaw(raw);
    const bool inHandshake = !m_client->isConnected();
    if (inHandshake && !thenSilence) m_peer->sendRaw(frame(m_chain->params().magic, command::Verack));
    // One tells that the message was read; what the engine asks and is told because of it is over by the last one.
    for (int ping = 1; ping <= 5 && !hasEnded(); ++ping) {
        if (!thenSilence) m_peer->sendRaw(frame(m_chain->params().magic, Ping{std::uint64_t(ping)}));
        const auto isOver = [&] { return hasEnded() || answers(ping); };
        if (!runUntil(isOver, thenSilence ? 5ms : 300ms)) return QStringLiteral("waiting");
    }
    // A block is looked at on another thread.
    if (m_peer->asked("getdata") > 0) runUntil([&] { return hasEnded() || m_isJudged(); }, 300ms);
    if (hasEnded()) return m_client->peersSetAside().empty() ? u"disconnect"_s : u"disconnect_and_ban"_s;
    return inHandshake && !m_client->isConnected() ? QStringLiteral("waiting") : QStringLiteral("alive");
}

void TestMalformed::hasAnAllowedOutcome_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < m_cases.size(); ++i) QTest::newRow(qPrintable(m_cases[i][u"id"].toString())) << int(i);
}

void TestMalformed::hasAnAllowedOutcome()
{
    QFETCH(int, index);
    if (std::size_t(index) == m_cases.size() / 5) m_memoryBefore = residentBytes(); // by now the program has its size
    const QJsonObject& row = m_cases[std::size_t(index)];
    const QString id = row[u"id"].toString();
    const Bytes raw = rawOf(row);
    QSet<QString> allowed;
    for (const QJsonValue& word : row[u"allowed"].toArray()) allowed.insert(word.toString());
    if (id == u"open-cfilter-ndrop") {
        // The block has one element only, so this "shortened" filter is the valid one, byte for byte.
        QCOMPARE(raw, rawOf(caseNamed(QStringLiteral("open-cfilter-valid"))));
        allowed = {QStringLiteral("accept")};
    }
    if (id == u"open-headers-future" || id == u"open-headers-unconnected") {
        // Changed after it was mined, it has no work: that alone is a lie, whatever its time and its parent.
        const auto header = Headers::parse(payloadOf(raw)).value().headers.at(0);
        QVERIFY(Uint256::fromLittleEndian(header.hash().bytes) > *targetFromBits(header.bits));
        allowed = {QStringLiteral("disconnect_and_ban")};
    }
    // Another history is no lie (decision 0010): it may be ours that is wrong.
    const bool isAnotherHistory = id == u"open-cfheaders-wrongprev";
    if (isAnotherHistory) allowed = {QStringLiteral("accept")};

    startRun(row[u"type"].toString(), payloadOf(raw));
    if (QTest::currentTestFailed()) return;
    const QString result = outcome(raw, allowed.contains(QStringLiteral("wait_then_timeout")));

    if (result == u"waiting") {
        // Half a message must end with the connection's time, and hold nothing else back.
        const int before = m_peer->accepted();
        const auto isOver = [&] { return m_peer->connections() == 0 || m_peer->accepted() > before; };
        for (int i = 0; i < 1000 && !isOver(); ++i) {
            m_clock->advance(5s);
            runUntil(isOver, 3ms);
        }
        QVERIFY(isOver());
        QVERIFY(m_client->peersSetAside().empty());
        const bool mayWait = allowed.contains(QStringLiteral("wait_then_timeout"))
            || allowed.contains(QStringLiteral("disconnect"))
            || allowed.contains(QStringLiteral("any but crash, hang, growth or state change"));
        QVERIFY2(mayWait, qPrintable(row[u"why"].toString()));
        return;
    }
    // Before anything of ours is taken back it is asked for once more, with what is around it.
    if (isAnotherHistory) QVERIFY(runUntil([&] { return m_peer->asked("getcfheaders") == 2; }, 5s));
    static const QSet<QString> Lives{QStringLiteral("accept"), QStringLiteral("ignore"),
                                     QStringLiteral("drop_message")};
    // Half a message ends with its connection, and nobody is banned: whether that was awaited here or came before.
    if (allowed.contains(QStringLiteral("wait_then_timeout"))) allowed.insert(QStringLiteral("disconnect"));
    const bool fits = (result == u"alive" ? allowed.intersects(Lives) : allowed.contains(result))
        || allowed.contains(QStringLiteral("any but crash, hang, growth or state change"));
    QVERIFY2(fits, qPrintable(result + QStringLiteral(": ") + row[u"why"].toString()));
}

void TestMalformed::costsNoMemoryAndFewLogLines()
{
    qInstallMessageHandler(nullptr);
    QVERIFY2(logBytes < 1'000'000, qPrintable(QString::number(logBytes)));
#ifdef __SANITIZE_ADDRESS__
    QSKIP("the address sanitizer keeps what was freed");
#else
    QVERIFY(m_memoryBefore > 0);
    const qint64 growth = residentBytes() - m_memoryBefore;
    QVERIFY2(growth < 8 * 1024 * 1024, qPrintable(QString::number(growth)));
#endif
}

QTEST_GUILESS_MAIN(TestMalformed)
#include "tst_malformed.moc"
