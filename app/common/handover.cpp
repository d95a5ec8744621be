// SPDX-License-Identifier: MIT

#include "app/common/handover.h"

#include "core/util/errcnumber.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalServer>
#include <QLocalSocket>
#include <QPointer>
#include <QStandardPaths>
#include <QThread>
#include <QTimer>

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

// A wish has as many: its greeting, what to do, the job's number. The answer is a line of JSON, or No.
constexpr char WishGreeting[] = "lockstep job 1";
constexpr std::array<std::pair<JobChange, const char*>, 3> Changes{
    {{JobChange::Pause, "pause"}, {JobChange::Resume, "resume"}, {JobChange::Cancel, "cancel"}}};
constexpr qsizetype LongestNumber = 10; ///< Digits.
constexpr qsizetype MaxToken = 256;

constexpr int MaxCallers = 8; ///< At a time. More can only be a mistake.
constexpr auto CallerPatience = 2s;
constexpr auto AnswerPatience = 3s;
constexpr auto JobPatience = 10s; ///< The change waits its turn among the blocks.
constexpr auto BetweenTries = 50ms;

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

QByteArray encode(const JobWish& wish)
{
    const auto change = std::ranges::find(Changes, wish.change, &std::pair<JobChange, const char*>::first);
    return QByteArray(WishGreeting) + '\n' + change->second + '\n' + QByteArray::number(qint64{wish.job.value}) + '\n';
}

std::optional<JobWish> decodeWish(const QByteArray& message)
{
    const QList<QByteArray> lines = message.split('\n');
    if (lines.size() != Lines + 1 || !lines.back().isEmpty() || lines[0] != WishGreeting) return std::nullopt;
    const auto change = std::ranges::find_if(Changes, [&](const auto& known) { return lines[1] == known.second; });
    const qint64 number = lines[2].size() <= LongestNumber ? lines[2].toLongLong() : 0;
    const bool isNumber = number > 0 && lines[2] == QByteArray::number(number); // in one form only
    if (change == Changes.end() || !isNumber) return std::nullopt;
    return JobWish{change->first, {number}};
}

QByteArray encode(const Result<JobView>& done)
{
    QJsonObject answer;
    if (done)
        answer = {{u"job"_s, qint64{done->id.value}},
                  {u"kind"_s, static_cast<int>(done->kind)},
                  {u"wallet"_s, done->walletName}};
    else
        answer = {{u"error"_s, static_cast<int>(done.error().code)},
                  {u"detail"_s, QString::fromStdString(done.error().detail)}};
    return QJsonDocument(answer).toJson(QJsonDocument::Compact) + '\n';
}

/// A whole number of JSON from 0 to `most`.
std::optional<int> numberIn(const QJsonObject& object, const QString& name, int most)
{
    const int number = object[name].toInt(-1);
    if (number < 0 || number > most) return std::nullopt;
    return number;
}

Result<JobView> decodeDone(const QByteArray& line, JobId asked)
{
    const QJsonObject answer = QJsonDocument::fromJson(line).object();
    if (answer.contains(u"error"_s)) {
        const Errc code = errcOf(answer[u"error"_s].toInteger(-1)).value_or(Errc::Refused); // of a newer window: any
        return Error{code, answer[u"detail"_s].toString().toStdString()};
    }
    if (answer[u"job"_s].toInteger() != asked.value) return Error{Errc::InUse, {}};
    const auto kind = numberIn(answer, u"kind"_s, static_cast<int>(JobKind::Search)); // of a newer window: any
    JobView job;
    job.id = asked;
    job.kind = static_cast<JobKind>(kind.value_or(static_cast<int>(JobKind::Rescan)));
    job.walletName = answer[u"wallet"_s].toString();
    return job;
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

/// The line that comes back; what came of it where it is cut short.
QByteArray ask(QLocalSocket& socket, const QByteArray& message, std::chrono::milliseconds patience)
{
    socket.setReadBufferSize(MaxCallSize);
    socket.write(message);
    const QDeadlineTimer deadline(patience);
    while (!socket.canReadLine() && socket.waitForReadyRead(static_cast<int>(deadline.remainingTime()))) { }
    return socket.readLine();
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
    if (const auto wish = decodeWish(soFar)) {
        patience.start(JobPatience);
        emit wished(*wish, [waiting = QPointer(&caller)](const Result<JobView>& done) {
            if (waiting) answer(*waiting, encode(done));
        });
        return;
    }
    const auto call = decode(soFar);
    answer(caller, call ? Yes : No);
    if (call) emit called(*call);
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
    QLocalSocket socket;
    if (!connectWithin(socket, socketPath(folder), QDeadlineTimer(0))) return Error{Errc::InUse, {}};
    const QByteArray line = ask(socket, encode(wish), JobPatience);
    if (line == No) return Error{Errc::InUse, {}};
    if (!line.endsWith('\n')) return Error{Errc::Timeout, {}};
    return decodeDone(line, wish.job);
}

} // namespace lockstep
