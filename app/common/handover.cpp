// SPDX-License-Identifier: MIT

#include "app/common/handover.h"

#include "core/util/errcnumber.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalServer>
#include <QLocalSocket>
#include <QPointer>
#include <QStandardPaths>
#include <QThread>
#include <QTimer>
#include <QUrl>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

// A call is three lines: the greeting, the token, the link. The answer is one.
constexpr char Greeting[] = "lockstep 1";
constexpr char Yes[] = "taken\n";
constexpr char No[] = "refused\n";
constexpr int Lines = 3;

// A wish has as many: its greeting, what to do, the job's number; or what to read, and of which wallet,
// percent-encoded, and, after a space, from which row on where that is not the first. The answer is a line of JSON,
// or No.
constexpr char WishGreeting[] = "lockstep job 1";
constexpr std::array<std::pair<JobChange, const char*>, 5> Changes{{{JobChange::Pause, "pause"},
                                                                    {JobChange::Resume, "resume"},
                                                                    {JobChange::Cancel, "cancel"},
                                                                    {JobChange::Discard, "discard"},
                                                                    {JobChange::First, "first"}}};
constexpr char ReadGreeting[] = "lockstep read 1";
constexpr std::array<std::pair<ReadingWish::What, const char*>, 9> Readings{{{ReadingWish::Jobs, "jobs"},
                                                                             {ReadingWish::Status, "status"},
                                                                             {ReadingWish::Peers, "peers"},
                                                                             {ReadingWish::Fees, "fees"},
                                                                             {ReadingWish::Wallets, "wallets"},
                                                                             {ReadingWish::Balance, "balance"},
                                                                             {ReadingWish::History, "history"},
                                                                             {ReadingWish::Coins, "coins"},
                                                                             {ReadingWish::Addresses, "addresses"}}};
constexpr qsizetype LongestNumber = 10; ///< Digits.
constexpr qsizetype MaxToken = 256;

constexpr int MaxCallers = 8; ///< At a time. More can only be a mistake.
constexpr auto CallerPatience = 2s;
constexpr auto AnswerPatience = 3s;
constexpr auto BetweenTries = 50ms;
constexpr auto PatienceForAllParts = 10min;
constexpr int TriesForOneState = 5; ///< Rows may come or go between two parts.

constexpr qsizetype LongestPath = 100; ///< Bytes: sockaddr_un has room for 107, and Qt may want some.

/// In the folder itself; or, where the system takes no name that long, where only this user may look.
QString socketPath(const QString& folder)
{
    const QString canonical = QFileInfo(folder).canonicalFilePath();
    const QString inside = canonical + u"/.window"_s;
    if (QFile::encodeName(inside).size() <= LongestPath) return inside;
    const QString runtime = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    if (runtime.isEmpty()) return inside;
    const QByteArray hash = QCryptographicHash::hash(QFile::encodeName(canonical), QCryptographicHash::Sha256).toHex();
    return runtime + u"/lockstep-"_s + QString::fromLatin1(hash.first(32));
}

bool isPrintableAscii(char c) { return c > ' ' && c < '\x7f'; }

bool isToken(const QByteArray& text)
{
    return text.size() <= MaxToken && std::all_of(text.begin(), text.end(), isPrintableAscii);
}

QByteArray encode(const Call& call)
{
    const QByteArray token = isToken(call.activationToken) ? call.activationToken : QByteArray();
    return QByteArray(Greeting) + '\n' + token + '\n' + call.link.toUtf8() + '\n';
}

std::optional<Call> decode(const QByteArray& message)
{
    const QList<QByteArray> lines = message.split('\n');
    const bool hasForm = lines.size() == Lines + 1 && lines.back().isEmpty() && lines[0] == Greeting;
    if (!hasForm || !isToken(lines[1]) || !QUtf8StringView(lines[2]).isValidUtf8()) return std::nullopt;
    Call call{QString::fromUtf8(lines[2]), lines[1]};
    if (!call.link.isEmpty() && !isPaymentLink(call.link)) return std::nullopt;
    return call;
}

template <typename Table>
QByteArray wordOf(const Table& table, const auto& value)
{
    return std::ranges::find(table, value, [](const auto& known) { return known.first; })->second;
}

/// What the second line of a message names; nullopt: it has not the form of those with this greeting, or nothing does.
template <typename Value, std::size_t Count>
std::optional<Value> valueOf(const QList<QByteArray>& lines, const char* greeting,
                             const std::array<std::pair<Value, const char*>, Count>& table)
{
    if (lines.size() != Lines + 1 || !lines.back().isEmpty() || lines[0] != greeting) return std::nullopt;
    const auto found = std::ranges::find_if(table, [&](const auto& known) { return lines[1] == known.second; });
    return found == table.end() ? std::nullopt : std::optional(found->first);
}

QByteArray encode(const JobWish& wish)
{
    const QByteArray change = wordOf(Changes, wish.change), number = QByteArray::number(qint64{wish.job.value});
    return QByteArray(WishGreeting) + '\n' + change + '\n' + number + '\n';
}

QByteArray encode(const ReadingWish& wish)
{
    const QByteArray wallet = QUrl::toPercentEncoding(wish.wallet); // in one line, whatever is in it
    const QByteArray from = wish.from > 0 ? ' ' + QByteArray::number(wish.from) : QByteArray();
    return QByteArray(ReadGreeting) + '\n' + wordOf(Readings, wish.what) + '\n' + wallet + from + '\n';
}

std::optional<JobWish> decodeWish(const QList<QByteArray>& lines)
{
    const auto change = valueOf(lines, WishGreeting, Changes);
    if (!change) return std::nullopt;
    const qint64 number = lines[2].size() <= LongestNumber ? lines[2].toLongLong() : 0;
    const bool isNumber = number > 0 && lines[2] == QByteArray::number(number); // in one form only
    if (!isNumber) return std::nullopt;
    return JobWish{*change, {number}};
}

std::optional<ReadingWish> decodeReadingWish(const QList<QByteArray>& lines)
{
    const auto what = valueOf(lines, ReadGreeting, Readings);
    if (!what) return std::nullopt;
    const QList<QByteArray> words = lines[2].split(' ');
    const ReadingWish wish{*what, QUrl::fromPercentEncoding(words[0]), words.value(1).toInt()};
    const bool hasForm = wish.isOfWallet() != wish.wallet.isEmpty() && (wish.isOfRows() || wish.from == 0)
        && encode(wish) == lines.join('\n'); // in one form only
    return hasForm ? std::optional(wish) : std::nullopt;
}

QByteArray lineOf(const QJsonObject& answer) { return QJsonDocument(answer).toJson(QJsonDocument::Compact) + '\n'; }

QByteArray encode(const Error& error)
{
    return lineOf({{u"error"_s, static_cast<int>(error.code)}, {u"detail"_s, QString::fromStdString(error.detail)}});
}

QByteArray encode(const Result<JobView>& done)
{
    if (!done) return encode(done.error());
    return lineOf({{u"job"_s, qint64{done->id.value}},
                   {u"kind"_s, static_cast<int>(done->kind)},
                   {u"wallet"_s, done->walletName}});
}

QByteArray encode(const Result<Reading>& reading)
{
    if (!reading) return encode(reading.error());
    const QJsonValue json = reading->json.isArray() ? QJsonValue(reading->json.array()) : reading->json.object();
    QJsonArray rows;
    for (const QStringList& row : reading->rows) rows += QJsonArray::fromStringList(row);
    const QByteArray line = lineOf({{u"lines"_s, QJsonArray::fromStringList(reading->lines)},
                                    {u"notes"_s, QJsonArray::fromStringList(reading->notes)},
                                    {u"header"_s, QJsonArray::fromStringList(reading->header)},
                                    {u"rows"_s, rows},
                                    {u"next"_s, reading->next},
                                    {u"json"_s, json}});
    return line.size() <= MaxReadingSize ? line : encode(Error{Errc::OutOfRange, {}});
}

/// A whole number of JSON from 0 to `most`.
std::optional<int> numberIn(const QJsonObject& object, const QString& name, int most)
{
    const int number = object[name].toInt(-1);
    if (number < 0 || number > most) return std::nullopt;
    return number;
}

/// nullopt: it tells of none.
std::optional<Error> decodeError(const QJsonObject& answer)
{
    if (!answer.contains(u"error"_s)) return std::nullopt;
    const Errc code = errcOf(answer[u"error"_s].toInteger(-1)).value_or(Errc::Refused); // of a newer window: any
    return Error{code, answer[u"detail"_s].toString().toStdString()};
}

Result<JobView> decodeDone(const QJsonObject& answer, JobId asked)
{
    if (answer[u"job"_s].toInteger() != asked.value) return Error{Errc::InUse, {}};
    const auto kind = numberIn(answer, u"kind"_s, static_cast<int>(JobKind::Search)); // of a newer window: any
    JobView job;
    job.id = asked;
    job.kind = static_cast<JobKind>(kind.value_or(static_cast<int>(JobKind::Rescan)));
    job.walletName = answer[u"wallet"_s].toString();
    return job;
}

std::optional<QStringList> textsIn(const QJsonValue& value)
{
    if (!value.isArray()) return std::nullopt;
    QStringList texts;
    const QJsonArray array = value.toArray();
    for (const QJsonValue& text : array) {
        if (!text.isString()) return std::nullopt;
        texts += text.toString();
    }
    return texts;
}

/// Empty where there are none; nullopt: they fit neither the header nor the JSON.
std::optional<QList<QStringList>> rowsIn(const QJsonObject& answer, const QStringList& header)
{
    QList<QStringList> rows;
    const QJsonArray array = answer[u"rows"_s].toArray();
    for (const QJsonValue& one : array) {
        const auto cells = textsIn(one);
        if (!cells || cells->size() != header.size()) return std::nullopt;
        rows += *cells;
    }
    const bool isOfJson = rows.isEmpty() || answer[u"json"_s].toArray().size() == rows.size();
    return isOfJson ? std::optional(rows) : std::nullopt;
}

/// Of a reading that does not begin with the first row, or does not end with the last one.
Result<Reading> decodeReading(const QJsonObject& answer, int from)
{
    const auto lines = textsIn(answer[u"lines"_s]), notes = textsIn(answer[u"notes"_s]);
    const auto header = textsIn(answer[u"header"_s].toArray());
    const auto rows = rowsIn(answer, header.value_or(QStringList()));
    const QJsonValue json = answer[u"json"_s];
    const int next = answer[u"next"_s].toInt();
    const bool goesOn = next == 0 || (rows && rows->size() > 1 && next == from + rows->size());
    if (!lines || !notes || !header || !rows || !goesOn || !(json.isArray() || json.isObject()))
        return Error{Errc::InUse, {}};
    const QJsonDocument document = json.isArray() ? QJsonDocument(json.toArray()) : QJsonDocument(json.toObject());
    return Reading{*lines, *notes, document, *header, *rows, next};
}

bool connectWithin(QLocalSocket& socket, const QString& path, const QDeadlineTimer& deadline)
{
    for (;;) {
        socket.connectToServer(path);
        if (socket.waitForConnected(static_cast<int>(BetweenTries.count()))) return true;
        if (deadline.hasExpired()) return false;
        QThread::msleep(static_cast<unsigned long>(BetweenTries.count()));
    }
}

/// The line that comes back; what came of it where it is cut short or too long.
QByteArray ask(QLocalSocket& socket, const QByteArray& message, std::chrono::milliseconds patience)
{
    socket.setReadBufferSize(MaxCallSize);
    socket.write(message);
    const QDeadlineTimer deadline(patience);
    QByteArray line, more;
    do line += more = socket.readAll(); // MaxCallSize at most
    while (!more.contains('\n') && line.size() <= MaxReadingSize
           && socket.waitForReadyRead(static_cast<int>(deadline.remainingTime())));
    return line.first(line.contains('\n') ? line.indexOf('\n') + 1 : line.size());
}

/// What the program that holds the folder answers to a wish. Errors: those of handOver.
Result<QJsonObject> askForJson(const QString& folder, const QByteArray& message, std::chrono::milliseconds patience)
{
    QLocalSocket socket;
    if (!connectWithin(socket, socketPath(folder), QDeadlineTimer(0))) return Error{Errc::InUse, {}};
    const QByteArray line = ask(socket, message, patience);
    if (line == No || line.size() > MaxReadingSize) return Error{Errc::InUse, {}};
    if (!line.endsWith('\n')) return Error{Errc::Timeout, {}};
    const QJsonObject answer = QJsonDocument::fromJson(line).object();
    if (const auto error = decodeError(answer)) return *error;
    return answer;
}

Result<Reading> askForPart(const QString& folder, const ReadingWish& wish)
{
    const auto answer = askForJson(folder, encode(wish), patienceFor(wish));
    return answer ? decodeReading(*answer, wish.from) : answer.error();
}

/// Each part begins with the row that the one before it ended with. nullopt: it does not, for rows came or went.
Result<std::optional<Reading>> askForAll(const QString& folder, ReadingWish wish, const QDeadlineTimer& deadline)
{
    auto first = askForPart(folder, wish);
    if (!first) return first.error();
    Reading whole = *std::move(first);
    QJsonArray json = whole.json.array();
    while (whole.next > 0) {
        if (deadline.hasExpired()) return Error{Errc::OutOfRange, {}};
        wish.from = whole.next - 1;
        auto part = askForPart(folder, wish);
        if (!part) return part.error();
        const QJsonArray more = part->json.array();
        if (more.isEmpty() || more.first() != json.last()) return std::optional<Reading>();
        for (qsizetype i = 1; i < more.size(); ++i) json += more[i];
        whole.rows += part->rows.mid(1);
        whole.next = part->next;
    }
    if (!json.isEmpty()) whole.json.setArray(json);
    return std::optional(std::move(whole));
}

} // namespace

bool isPaymentLink(const QString& text)
{
    const qsizetype room = MaxCallSize - MaxToken - qsizetype{sizeof(Greeting)} - Lines;
    const auto isControl = [](QChar c) { return c.category() == QChar::Other_Control; };
    return text.startsWith(u"bitcoin:"_s, Qt::CaseInsensitive) && text.toUtf8().size() <= room
        && std::none_of(text.begin(), text.end(), isControl);
}

CallListener::CallListener() : m_server(std::make_unique<QLocalServer>())
{
    connect(m_server.get(), &QLocalServer::newConnection, this, &CallListener::take);
}

CallListener::~CallListener() = default;

Result<std::unique_ptr<CallListener>> CallListener::listen(const QString& folder)
{
    const QString path = socketPath(folder);
    QLocalServer::removeServer(path); // Ours alone: whoever reads this holds the folder's lock.
    std::unique_ptr<CallListener> listener(new CallListener);
    if (!listener->m_server->listen(path))
        return Error{Errc::Io, (path + u": "_s + listener->m_server->errorString()).toStdString()};
    if (!QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner))
        return Error{Errc::Io, path.toStdString() + ": cannot be closed to others"};
    return listener;
}

void CallListener::take()
{
    while (QLocalSocket* caller = m_server->nextPendingConnection()) {
        connect(caller, &QLocalSocket::disconnected, caller, &QObject::deleteLater);
        if (m_server->findChildren<QLocalSocket*>(Qt::FindDirectChildrenOnly).size() > MaxCallers) {
            caller->abort();
            continue;
        }
        caller->setReadBufferSize(MaxCallSize);
        auto* const patience = new QTimer(caller);
        patience->setSingleShot(true);
        connect(patience, &QTimer::timeout, caller, [caller] { caller->abort(); });
        patience->start(CallerPatience);
        connect(caller, &QLocalSocket::readyRead, this, [=, this] { read(*caller, *patience); });
        read(*caller, *patience); // It may have spoken before anyone listened.
    }
}

void CallListener::read(QLocalSocket& caller, QTimer& patience)
{
    const QByteArray soFar = caller.peek(MaxCallSize);
    if (soFar.count('\n') < Lines && soFar.size() < MaxCallSize) return; // The rest is on its way.
    disconnect(&caller, &QLocalSocket::readyRead, this, nullptr);
    if (hear(soFar, caller, patience)) return;
    const auto call = decode(soFar);
    answer(caller, call ? Yes : No);
    if (call) emit called(*call);
}

bool CallListener::hear(const QByteArray& message, QLocalSocket& caller, QTimer& patience)
{
    const QList<QByteArray> lines = message.split('\n');
    const auto reply = [waiting = QPointer(&caller)](const auto& result) {
        if (waiting) answer(*waiting, encode(result));
    };
    if (const auto wish = decodeWish(lines)) {
        patience.start(patienceFor(wish->change));
        emit wished(*wish, reply);
        return true;
    }
    const auto wish = decodeReadingWish(lines);
    if (!wish) return false;
    patience.start(patienceFor(*wish));
    emit asked(*wish, reply);
    return true;
}

void CallListener::answer(QLocalSocket& caller, const QByteArray& line)
{
    caller.write(line);
    caller.disconnectFromServer(); // After the word has left.
}

HandOver handOver(const QString& folder, const Call& call, std::chrono::milliseconds patience)
{
    QLocalSocket socket;
    if (!connectWithin(socket, socketPath(folder), QDeadlineTimer(patience))) return HandOver::NobodyListens;
    return ask(socket, encode(call), AnswerPatience) == Yes ? HandOver::Taken : HandOver::Refused;
}

Result<JobView> handOver(const QString& folder, const JobWish& wish)
{
    const auto answer = askForJson(folder, encode(wish), patienceFor(wish.change));
    return answer ? decodeDone(*answer, wish.job) : answer.error();
}

Result<Reading> handOver(const QString& folder, const ReadingWish& wish)
{
    const QDeadlineTimer deadline(PatienceForAllParts);
    for (int tries = 0; tries < TriesForOneState; ++tries) {
        const auto all = askForAll(folder, wish, deadline);
        if (!all || *all) return all ? Result<Reading>(**all) : all.error();
    }
    return Error{Errc::OutOfRange, {}};
}

} // namespace lockstep
