// SPDX-License-Identifier: MIT

#include "app/common/handover.h"
#include "tests/support/hostile.h"

#include <QDir>
#include <QEventLoop>
#include <QFileInfo>
#include <QJsonArray>
#include <QLocalServer>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>
#include <QtConcurrent>

#include <random>

using namespace lockstep;
using namespace std::chrono_literals;

namespace {

QByteArray textOf(ByteSpan bytes)
{
    return {static_cast<const char*>(static_cast<const void*>(bytes.data())), static_cast<qsizetype>(bytes.size())};
}

ByteSpan spanOf(const QByteArray& text) { return bytesOf({text.data(), std::size_t(text.size())}); }

/// What may become of a message on a bad day: cut at each place, each byte changed, and, by chance of a seed, pieces
/// lost, repeated, and put in that are long, or mean something elsewhere.
QByteArrayList hostileFormsOf(const QByteArray& message)
{
    QByteArrayList forms;
    const auto add = [&](ByteSpan bytes) { forms += textOf(bytes); };
    test::forEveryPrefix(spanOf(message), 200, add);
    test::forEveryByteFlip(spanOf(message), 30, add);
    const QByteArrayList pieces{"\n",
                                QByteArray(1, '\0'),
                                "\xff",
                                "-1",
                                "99999999999999999999",
                                "1e308",
                                "[[[[",
                                "{}",
                                "\"",
                                "\\ud800",
                                QByteArray(300, '7'),
                                QByteArray(MaxCallSize, 'x')};
    std::mt19937 random(35); // NOLINT: the same forms in each run
    const auto below = [&](qsizetype limit) { return qsizetype(random() % std::uint32_t(limit)); };
    for (int i = 0; i < 120; ++i) {
        QByteArray form = message;
        for (int changes = 0; changes <= i % 3; ++changes) {
            const qsizetype at = below(form.size() + 1);
            switch (below(3)) {
            case 0: form.remove(at, 1 + below(8)); break;
            case 1: form.insert(at, form.mid(below(form.size() + 1), 1 + below(20))); break;
            default: form.insert(at, pieces[below(pieces.size())]);
            }
        }
        forms += form;
    }
    return forms;
}

} // namespace

/// The caller blocks, so it runs on another thread here; in life it is another program.
class TestHandover : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aLaterStartHandsOverItsLink();
    void aLaterStartWithoutALinkOnlyShowsTheWindow();
    void aStartIsHeardThatCameWhileTheFirstWasStillOpening();
    void nobodyListensInAFolderThatIsFree();
    void theSocketIsForThisUserAlone();
    void theSocketOfACrashIsReplaced();
    void theSocketGoesWithTheListener();
    void aFolderWithALongPathIsReachedToo();
    void linksThatMayTravel_data();
    void linksThatMayTravel();
    void whatIsNoCallIsRefused_data();
    void whatIsNoCallIsRefused();
    void hostileBytesAreRefusedOrMeanWhatTheySay_data();
    void hostileBytesAreRefusedOrMeanWhatTheySay();
    void aCallInPiecesIsUnderstood();
    void aCallerWhoSaysNothingIsSentAway();
    void aProgramThatAnswersOtherwiseHasNotTakenTheLink();
    void aWishAboutAJobIsHeardAndAnswered_data();
    void aWishAboutAJobIsHeardAndAnswered();
    void whatWentWrongWithAJobComesBack();
    void anAnswerWhoseCallerIsGoneIsDropped();
    void anAnswerThatIsNoneIsAnError_data();
    void anAnswerThatIsNoneIsAnError();
    void hostileAnswersAreErrorsOrMeanWhatTheySay_data();
    void hostileAnswersAreErrorsOrMeanWhatTheySay();
    void aReadingIsAskedForAndAnswered_data();
    void aReadingIsAskedForAndAnswered();
    void aLongReadingArrivesWhole();
    void rowsThatComeInPartsAreOneTable();
    void partsOfATableThatChangesMeanwhileAreAskedForAnew();
    void aTableThatChangesWithEachTryIsAnError();
    void aReadingThatIsTooLongIsNotSent();
    void aReadingThatIsNoneIsAnError_data();
    void aReadingThatIsNoneIsAnError();

private:
    static constexpr const char* Link = "bitcoin:BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4?amount=0.1&label=Caf%C3%A9";
    QString socket() const { return m_folder->filePath(".window"); }
    QFuture<HandOver> call(const QString& link, std::chrono::milliseconds patience = 0ms)
    {
        return QtConcurrent::run([folder = m_folder->path(), link, patience] {
            return handOver(folder, Call{link, "token-1"}, patience);
        });
    }
    std::unique_ptr<CallListener> listen()
    {
        auto listener = CallListener::listen(m_folder->path());
        if (!listener) qFatal("%s", listener.error().detail.c_str());
        connect(listener->get(), &CallListener::called, this, [this](const Call& heard) { m_calls += heard; });
        connect(listener->get(), &CallListener::wished, this, [this](const JobWish& wish, const JobAnswer& answer) {
            m_wishes += wish;
            m_answers += answer;
        });
        connect(listener->get(), &CallListener::asked, this,
                [this](const ReadingWish& wish, const ReadingAnswer& answer) {
                    m_questions += wish;
                    m_readings += answer;
                });
        return *std::move(listener);
    }
    QFuture<Result<JobView>> wish(const JobWish& wish)
    {
        return QtConcurrent::run([folder = m_folder->path(), wish] { return handOver(folder, wish); });
    }
    QFuture<Result<Reading>> ask(ReadingWish wish)
    {
        return QtConcurrent::run([folder = m_folder->path(), wish] { return handOver(folder, wish); });
    }
    std::unique_ptr<CallListener> listenWithRows(const std::function<QStringList()>& names);
    QByteArray say(const QByteArray& message);
    QByteArray heard() const;
    void answerEachCaller(QLocalServer& other, const QByteArray& line)
    {
        QVERIFY(other.listen(socket()));
        connect(&other, &QLocalServer::newConnection, this, [&other, line] {
            QLocalSocket* caller = other.nextPendingConnection();
            caller->write(line);
            caller->disconnectFromServer();
        });
    }
    std::unique_ptr<QTemporaryDir> m_folder;
    QList<Call> m_calls;
    QList<JobWish> m_wishes;
    QList<JobAnswer> m_answers;
    QList<ReadingWish> m_questions;
    QList<ReadingAnswer> m_readings;
};

void TestHandover::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_calls.clear();
    m_wishes.clear();
    m_answers.clear();
    m_questions.clear();
    m_readings.clear();
}

void TestHandover::aLaterStartHandsOverItsLink()
{
    const auto listener = listen();
    const auto answer = call(Link);
    QTRY_VERIFY(answer.isFinished());
    QCOMPARE(answer.result(), HandOver::Taken);
    QCOMPARE(m_calls.size(), 1);
    QCOMPARE(m_calls[0].link, Link);
    QCOMPARE(m_calls[0].activationToken, "token-1");
}

void TestHandover::aLaterStartWithoutALinkOnlyShowsTheWindow()
{
    const auto listener = listen();
    const auto answer = call({});
    QTRY_VERIFY(answer.isFinished());
    QCOMPARE(answer.result(), HandOver::Taken);
    QCOMPARE(m_calls.size(), 1);
    QVERIFY(m_calls[0].link.isEmpty());
}

void TestHandover::aStartIsHeardThatCameWhileTheFirstWasStillOpening()
{
    const auto answer = call(Link, 20s);
    QVERIFY(!answer.isFinished());
    const auto listener = listen();
    QTRY_VERIFY(answer.isFinished());
    QCOMPARE(answer.result(), HandOver::Taken);
}

void TestHandover::nobodyListensInAFolderThatIsFree()
{
    QCOMPARE(handOver(m_folder->path(), {}, 0ms), HandOver::NobodyListens);
    QCOMPARE(handOver(m_folder->path(), JobWish{JobChange::Pause, {1}}).error().code, Errc::InUse);
}

void TestHandover::theSocketIsForThisUserAlone()
{
    const auto listener = listen();
    QCOMPARE(QFileInfo(socket()).permissions() & ~QFile::Permissions(QFile::ReadUser | QFile::WriteUser),
             QFile::Permissions(QFile::ReadOwner | QFile::WriteOwner));
}

void TestHandover::theSocketOfACrashIsReplaced()
{
    QFile left(socket());
    QVERIFY(left.open(QIODevice::WriteOnly));
    left.close();
    const auto listener = listen();
    const auto answer = call(Link);
    QTRY_VERIFY(answer.isFinished());
    QCOMPARE(answer.result(), HandOver::Taken);
}

void TestHandover::theSocketGoesWithTheListener()
{
    listen().reset();
    QVERIFY(QDir(m_folder->path()).isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System));
}

void TestHandover::aFolderWithALongPathIsReachedToo()
{
    const QTemporaryDir runtime; // the user's, as the session manager makes it
    QFile::setPermissions(runtime.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(runtime.path()));
    const QString deep = m_folder->filePath(QString(120, 'x'));
    const QString other = m_folder->filePath(QString(120, 'y'));
    QVERIFY(QDir().mkpath(deep) && QDir().mkpath(other));
    const auto listener = CallListener::listen(deep);
    QVERIFY2(listener, listener ? "" : listener.error().detail.c_str());
    connect(listener->get(), &CallListener::called, this, [this](const Call& heard) { m_calls += heard; });
    const auto answer = QtConcurrent::run([deep] { return handOver(deep, Call{Link, {}}, 0ms); });
    QTRY_VERIFY(answer.isFinished());
    QCOMPARE(answer.result(), HandOver::Taken);
    QCOMPARE(m_calls.size(), 1);
    QCOMPARE(handOver(other, {}, 0ms), HandOver::NobodyListens); // a hash of its own
}

void TestHandover::linksThatMayTravel_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<bool>("mayTravel");
    QTest::newRow("a link") << QString(Link) << true;
    QTest::newRow("in capitals, from a QR code") << "BITCOIN:BC1Q" << true;
    QTest::newRow("what it says is judged later") << "bitcoin:" << true;
    QTest::newRow("nothing") << "" << false;
    QTest::newRow("a page") << "https://example.org/?bitcoin:" << false;
    QTest::newRow("an option") << "--network" << false;
    QTest::newRow("two lines") << "bitcoin:a\nlockstep 1" << false;
    QTest::newRow("a control character") << QString("bitcoin:a") + QChar(0x1b) << false;
    QTest::newRow("long") << "bitcoin:" + QString(7000, 'a') << true;
    QTest::newRow("too long") << "bitcoin:" + QString(MaxCallSize, 'a') << false;
}

void TestHandover::linksThatMayTravel()
{
    QFETCH(QString, link);
    QFETCH(bool, mayTravel);
    QCOMPARE(isPaymentLink(link), mayTravel);
}

void TestHandover::whatIsNoCallIsRefused_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("another greeting") << QByteArray("lockstep 2\n\nbitcoin:a\n");
    QTest::newRow("no greeting") << QByteArray("\n\n\n");
    QTest::newRow("another kind of link") << QByteArray("lockstep 1\n\nfile:///etc/passwd\n");
    QTest::newRow("more lines") << QByteArray("lockstep 1\n\nbitcoin:a\nquit\n");
    QTest::newRow("no text") << QByteArray("lockstep 1\n\nbitcoin:\xff\xfe\n");
    QTest::newRow("a zero inside") << QByteArray("lockstep 1\n\nbitcoin:a\0b\n", 24);
    QTest::newRow("a token with a space") << QByteArray("lockstep 1\na b\nbitcoin:a\n");
    QTest::newRow("a long token") << "lockstep 1\n" + QByteArray(257, 't') + "\nbitcoin:a\n";
    QTest::newRow("another language for jobs") << QByteArray("lockstep job 2\npause\n7\n");
    QTest::newRow("another change of a job") << QByteArray("lockstep job 1\nrename\n7\n");
    QTest::newRow("no number of a job") << QByteArray("lockstep job 1\npause\nseven\n");
    QTest::newRow("a number below all jobs") << QByteArray("lockstep job 1\npause\n0\n");
    QTest::newRow("a negative number") << QByteArray("lockstep job 1\npause\n-7\n");
    QTest::newRow("another form of a number") << QByteArray("lockstep job 1\npause\n07\n");
    QTest::newRow("a number above all jobs") << QByteArray("lockstep job 1\npause\n99999999999\n");
    QTest::newRow("more lines about a job") << QByteArray("lockstep job 1\npause\n7\n8\n");
    QTest::newRow("another language for readings") << QByteArray("lockstep read 2\njobs\n\n");
    QTest::newRow("another reading") << QByteArray("lockstep read 1\nhistory\n\n");
    QTest::newRow("a reading of something") << QByteArray("lockstep read 1\njobs\nall\n");
    QTest::newRow("a wallet in another form") << QByteArray("lockstep read 1\nbalance\nOld phone\n");
    QTest::newRow("no reading") << QByteArray("lockstep read 1\n\n\n");
    QTest::newRow("a part of what has no rows") << QByteArray("lockstep read 1\nbalance\nDaily 7\n");
    QTest::newRow("a part from before the first row") << QByteArray("lockstep read 1\ncoins\nDaily -7\n");
    QTest::newRow("the first part in another form") << QByteArray("lockstep read 1\ncoins\nDaily 0\n");
    QTest::newRow("a part from nowhere") << QByteArray("lockstep read 1\ncoins\nDaily \n");
    QTest::newRow("a part beyond all rows") << QByteArray("lockstep read 1\ncoins\nDaily 99999999999\n");
    QTest::newRow("more lines about a reading") << QByteArray("lockstep read 1\njobs\n\n\n");
    QTest::newRow("endless") << QByteArray(MaxCallSize * 4, 'x');
}

void TestHandover::whatIsNoCallIsRefused()
{
    QFETCH(QByteArray, message);
    const auto listener = listen();
    QLocalSocket caller;
    caller.connectToServer(socket());
    QVERIFY(caller.waitForConnected());
    caller.write(message);
    QTRY_COMPARE(caller.state(), QLocalSocket::UnconnectedState);
    QCOMPARE(caller.readAll(), "refused\n");
    QVERIFY(m_calls.isEmpty() && m_wishes.isEmpty() && m_questions.isEmpty());
}

void TestHandover::hostileBytesAreRefusedOrMeanWhatTheySay_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("a call") << "lockstep 1\ntoken-1\n" + QByteArray(Link) + '\n';
    QTest::newRow("a wish") << QByteArray("lockstep job 1\npause\n70\n");
    QTest::newRow("a reading") << QByteArray("lockstep read 1\nstatus\n\n");
    QTest::newRow("a reading of a wallet") << QByteArray("lockstep read 1\nbalance\nOld%20phone\n");
    QTest::newRow("a later part") << QByteArray("lockstep read 1\nhistory\nOld%20phone 499\n");
}

/// Sends it and hangs up, or is sent away. What comes back.
QByteArray TestHandover::say(const QByteArray& message)
{
    QLocalSocket caller;
    QEventLoop loop;
    connect(&caller, &QLocalSocket::disconnected, &loop, &QEventLoop::quit);
    caller.connectToServer(socket());
    caller.write(message);
    const bool isWhole = message.count('\n') >= 3 || message.size() >= MaxCallSize;
    if (!isWhole) caller.disconnectFromServer();
    if (caller.state() != QLocalSocket::UnconnectedState) loop.exec(); // the listener's patience ends it
    return caller.readAll();
}

/// What was heard since it was last cleared, in the form that says it.
QByteArray TestHandover::heard() const
{
    static const QByteArrayList changes{"pause", "resume", "cancel", "discard", "first"};
    static const QByteArrayList readings{"jobs",    "status",  "peers", "fees",     "wallets",
                                         "balance", "history", "coins", "addresses"};
    QByteArray all;
    for (const Call& call : m_calls) {
        if (!call.link.isEmpty() && !isPaymentLink(call.link)) return "not a link";
        all += "lockstep 1\n" + call.activationToken + '\n' + call.link.toUtf8() + '\n';
    }
    for (const JobWish& wish : m_wishes)
        all += "lockstep job 1\n" + changes[int(wish.change)] + '\n' + QByteArray::number(qint64{wish.job.value})
            + '\n';
    for (const ReadingWish& wish : m_questions)
        all += "lockstep read 1\n" + readings[int(wish.what)] + '\n' + QUrl::toPercentEncoding(wish.wallet)
            + (wish.from > 0 ? ' ' + QByteArray::number(wish.from) : QByteArray()) + '\n';
    return all;
}

void TestHandover::hostileBytesAreRefusedOrMeanWhatTheySay()
{
    QFETCH(QByteArray, message);
    const auto listener = listen();
    connect(listener.get(), &CallListener::wished, this, [](const JobWish&, const JobAnswer& answer) {
        answer(Error{Errc::NotFound, "70"});
    });
    connect(listener.get(), &CallListener::asked, this, [](const ReadingWish&, const ReadingAnswer& answer) {
        answer(Error{Errc::NoPeers, {}});
    });
    const QByteArrayList forms = hostileFormsOf(message);
    for (const QByteArray& form : forms) {
        m_calls.clear();
        m_wishes.clear();
        m_questions.clear();
        const QByteArray answer = say(form);
        const QByteArray what = heard();
        const bool isRefused = what.isEmpty() && (answer == "refused\n" || answer.isEmpty());
        const bool isTaken = what == form && answer == (m_calls.isEmpty() ? answer : QByteArray("taken\n"));
        QVERIFY2(isRefused || isTaken, form.left(200).toPercentEncoding().constData());
    }
    const auto later = call(Link);
    QTRY_VERIFY(later.isFinished());
    QCOMPARE(later.result(), HandOver::Taken); // it goes on listening
}

void TestHandover::aCallInPiecesIsUnderstood()
{
    const auto listener = listen();
    QLocalSocket caller;
    caller.connectToServer(socket());
    QVERIFY(caller.waitForConnected());
    for (const char* piece : {"lock", "step 1\n", "\nbitcoin:", "abc"}) {
        caller.write(piece);
        QVERIFY(caller.flush());
        QCoreApplication::processEvents();
        QVERIFY(m_calls.isEmpty());
    }
    caller.write("\n");
    QTRY_COMPARE(m_calls.size(), 1);
    QCOMPARE(m_calls[0].link, "bitcoin:abc");
}

void TestHandover::aCallerWhoSaysNothingIsSentAway()
{
    const auto listener = listen();
    QLocalSocket caller;
    caller.connectToServer(socket());
    QVERIFY(caller.waitForConnected());
    QTRY_COMPARE(caller.state(), QLocalSocket::UnconnectedState);
    QVERIFY(m_calls.isEmpty());
}

void TestHandover::aProgramThatAnswersOtherwiseHasNotTakenTheLink()
{
    QLocalServer other;
    QVERIFY(other.listen(socket()));
    connect(&other, &QLocalServer::newConnection, this, [&] {
        QLocalSocket* caller = other.nextPendingConnection();
        caller->write("hello\n");
        caller->disconnectFromServer();
    });
    const auto answer = call(Link);
    QTRY_VERIFY(answer.isFinished());
    QCOMPARE(answer.result(), HandOver::Refused);
}

void TestHandover::aWishAboutAJobIsHeardAndAnswered_data()
{
    QTest::addColumn<JobChange>("change");
    QTest::newRow("pause") << JobChange::Pause;
    QTest::newRow("resume") << JobChange::Resume;
    QTest::newRow("cancel") << JobChange::Cancel;
    QTest::newRow("discard") << JobChange::Discard;
    QTest::newRow("first") << JobChange::First;
}

void TestHandover::aWishAboutAJobIsHeardAndAnswered()
{
    QFETCH(JobChange, change);
    const auto listener = listen();
    const auto answer = wish({change, {7}});
    QTRY_COMPARE(m_wishes.size(), 1);
    QCOMPARE(m_wishes[0], (JobWish{change, {7}}));
    QVERIFY(m_calls.isEmpty());
    JobView job;
    job.id = {7};
    job.kind = JobKind::Rescan;
    job.walletName = QStringLiteral("Café \n\"1\"");
    m_answers[0](job);
    QTRY_VERIFY(answer.isFinished());
    const Result<JobView> done = answer.result();
    QVERIFY(done);
    QCOMPARE(done->id, JobId{7});
    QVERIFY(done->kind == JobKind::Rescan);
    QCOMPARE(done->walletName, job.walletName);
}

void TestHandover::whatWentWrongWithAJobComesBack()
{
    const auto listener = listen();
    const auto answer = wish({JobChange::Pause, {8}});
    QTRY_COMPARE(m_wishes.size(), 1);
    m_answers[0](Error{Errc::NotFound, "8"});
    QTRY_VERIFY(answer.isFinished());
    QCOMPARE(answer.result().error(), (Error{Errc::NotFound, "8"}));
}

void TestHandover::anAnswerWhoseCallerIsGoneIsDropped()
{
    const auto listener = listen();
    {
        QLocalSocket caller;
        caller.connectToServer(socket());
        QVERIFY(caller.waitForConnected());
        caller.write("lockstep job 1\ncancel\n7\n");
        QTRY_COMPARE(m_answers.size(), 1);
    }
    const auto later = call(Link);
    QTRY_VERIFY(later.isFinished()); // by then the first one's end was noticed
    m_answers[0](Error{Errc::NotFound, "7"}); // nobody hears it, and nothing breaks
}

void TestHandover::anAnswerThatIsNoneIsAnError_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<Errc>("code");
    QTest::newRow("another version") << QByteArray("refused\n") << Errc::InUse;
    QTest::newRow("nothing") << QByteArray() << Errc::Timeout;
    QTest::newRow("cut short") << QByteArray("{\"job\":7") << Errc::Timeout;
    QTest::newRow("no JSON") << QByteArray("done\n") << Errc::InUse;
    QTest::newRow("another job") << QByteArray("{\"job\":8,\"kind\":0,\"wallet\":\"W\"}\n") << Errc::InUse;
    QTest::newRow("an unknown error") << QByteArray("{\"error\":9999,\"detail\":\"\"}\n") << Errc::Refused;
    QTest::newRow("an error below all") << QByteArray("{\"error\":-1}\n") << Errc::Refused;
}

void TestHandover::anAnswerThatIsNoneIsAnError()
{
    QFETCH(QByteArray, line);
    QFETCH(Errc, code);
    QLocalServer other;
    answerEachCaller(other, line);
    const auto answer = wish({JobChange::Pause, {7}});
    QTRY_VERIFY(answer.isFinished());
    QCOMPARE(answer.result().error().code, code);
}

void TestHandover::hostileAnswersAreErrorsOrMeanWhatTheySay_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("of a job") << QByteArray("{\"job\":7,\"kind\":1,\"wallet\":\"Caf\xc3\xa9\"}\n");
    QTest::newRow("a reading") << QByteArray("{\"lines\":[\"a\",\"b\"],\"notes\":[],\"json\":[{\"job\":7}]}\n");
    QTest::newRow("an error") << QByteArray("{\"error\":3,\"detail\":\"8\"}\n");
}

/// Who answers may be another program that took the socket's place. Each form is given to both kinds of question.
void TestHandover::hostileAnswersAreErrorsOrMeanWhatTheySay()
{
    QFETCH(QByteArray, line);
    const QByteArrayList forms = hostileFormsOf(line);
    qsizetype next = 0;
    QLocalServer other;
    QVERIFY(other.listen(socket()));
    connect(&other, &QLocalServer::newConnection, this, [&] {
        QLocalSocket* caller = other.nextPendingConnection();
        connect(caller, &QLocalSocket::disconnected, caller, &QObject::deleteLater);
        caller->write(forms[next++ / 2]);
        caller->disconnectFromServer();
    });
    const auto asking = QtConcurrent::run([folder = m_folder->path(), count = forms.size()] {
        for (qsizetype i = 0; i < count; ++i) {
            const auto done = handOver(folder, JobWish{JobChange::Pause, {7}});
            if (done && (done->id != JobId{7} || done->kind < JobKind{} || done->kind > JobKind::Search)) return i;
            const auto reading = handOver(folder, ReadingWish::Jobs);
            if (reading && !reading->json.isArray() && !reading->json.isObject()) return i;
        }
        return count;
    });
    QTRY_VERIFY_WITH_TIMEOUT(asking.isFinished(), 60'000);
    const qsizetype reached = asking.result();
    QVERIFY2(reached == forms.size(), forms.value(reached).left(200).toPercentEncoding().constData());
}

void TestHandover::aReadingIsAskedForAndAnswered_data()
{
    QTest::addColumn<ReadingWish>("wanted");
    QTest::newRow("jobs") << ReadingWish(ReadingWish::Jobs);
    QTest::newRow("status") << ReadingWish(ReadingWish::Status);
    QTest::newRow("peers") << ReadingWish(ReadingWish::Peers);
    QTest::newRow("fees") << ReadingWish(ReadingWish::Fees);
    QTest::newRow("wallets") << ReadingWish(ReadingWish::Wallets);
    QTest::newRow("balance") << ReadingWish(ReadingWish::Balance, "Daily");
    QTest::newRow("history") << ReadingWish(ReadingWish::History, QStringLiteral("Café\n\"100 %25\""));
    QTest::newRow("coins") << ReadingWish(ReadingWish::Coins, "lockstep read 1");
    QTest::newRow("addresses") << ReadingWish(ReadingWish::Addresses, QStringLiteral("\u00e9 "));
}

void TestHandover::aReadingIsAskedForAndAnswered()
{
    QFETCH(ReadingWish, wanted);
    const auto listener = listen();
    const auto answer = ask(wanted);
    QTRY_COMPARE(m_questions.size(), 1);
    QVERIFY(m_questions[0] == wanted);
    QVERIFY(m_calls.isEmpty() && m_wishes.isEmpty());
    const bool isList = wanted.what == ReadingWish::Jobs;
    const QByteArray json = isList ? QByteArray("[{\"job\":7}]") : QByteArray("{\"wallet\":\"Caf\\n\"}");
    const Reading sent{{"JOB  WHAT", QStringLiteral("Café \n\"1\"")}, {"advice"}, QJsonDocument::fromJson(json)};
    m_readings[0](sent);
    QTRY_VERIFY(answer.isFinished());
    const Result<Reading> heard = answer.result();
    QVERIFY(heard);
    QCOMPARE(heard->lines, sent.lines);
    QCOMPARE(heard->notes, sent.notes);
    QCOMPARE(heard->json, sent.json);
}

/// Longer than what a socket, or its reader, holds at a time.
void TestHandover::aLongReadingArrivesWhole()
{
    const auto listener = listen();
    const auto answer = ask(ReadingWish::Jobs);
    QTRY_COMPARE(m_readings.size(), 1);
    const QStringList lines(30'000, QString(100, 'x'));
    m_readings[0](Reading{lines, {}, QJsonDocument(QJsonArray())});
    QTRY_VERIFY(answer.isFinished());
    QVERIFY(answer.result());
    QCOMPARE(answer.result()->lines, lines);
}

/// Answers each question with at most five of the rows as they are then.
std::unique_ptr<CallListener> TestHandover::listenWithRows(const std::function<QStringList()>& names)
{
    auto listener = listen();
    connect(listener.get(), &CallListener::asked, this, [names](const ReadingWish& wish, const ReadingAnswer& answer) {
        const QStringList all = names();
        Reading part{{}, {}, {}, {"NAME", ">SIZE"}};
        QJsonArray json;
        for (const QString& name : all.mid(wish.from, 5)) {
            json += name;
            part.rows += QStringList{name, QString::number(name.size())};
        }
        part.json.setArray(json);
        const int end = wish.from + int(part.rows.size());
        if (end < all.size()) part.next = end;
        answer(part);
    });
    return listener;
}

void TestHandover::rowsThatComeInPartsAreOneTable()
{
    QStringList names;
    for (int i = 0; i < 23; ++i) names += QString(1 + i % 11, QChar(u'a' + i));
    const auto listener = listenWithRows([&] { return names; });
    const auto answer = ask({ReadingWish::Coins, "Daily"});
    QTRY_VERIFY(answer.isFinished());
    const Result<Reading> all = answer.result();
    QVERIFY(all);
    QCOMPARE(all->json.array(), QJsonArray::fromStringList(names));
    QCOMPARE(all->rows.size(), 23);
    QCOMPARE(all->next, 0);
    const QStringList lines = linesOf(*all);
    QCOMPARE(lines.size(), 24);
    QCOMPARE(lines[0], "NAME         SIZE"); // aligned as one
    QCOMPARE(lines[1], "a               1");
    QCOMPARE(m_questions.size(), 6);
}

void TestHandover::partsOfATableThatChangesMeanwhileAreAskedForAnew()
{
    QStringList names;
    for (int i = 0; i < 12; ++i) names += QString(QChar(u'a' + i));
    const auto listener = listenWithRows([&] {
        if (m_questions.size() == 2) names.prepend("new");
        return names;
    });
    const auto answer = ask({ReadingWish::Coins, "Daily"});
    QTRY_VERIFY(answer.isFinished());
    QVERIFY(answer.result());
    QCOMPARE(answer.result()->json.array(), QJsonArray::fromStringList(names));
}

void TestHandover::aTableThatChangesWithEachTryIsAnError()
{
    QStringList names;
    for (int i = 0; i < 12; ++i) names += "old " + QString::number(i);
    const auto listener = listenWithRows([&] {
        names.prepend("new " + QString::number(m_questions.size()));
        return names;
    });
    const auto answer = ask({ReadingWish::Coins, "Daily"});
    QTRY_VERIFY(answer.isFinished());
    QCOMPARE(answer.result().error().code, Errc::OutOfRange);
    QVERIFY2(m_questions.size() <= 20, qPrintable(QString::number(m_questions.size())));
}

void TestHandover::aReadingThatIsTooLongIsNotSent()
{
    const auto listener = listen();
    const auto answer = ask(ReadingWish::Jobs);
    QTRY_COMPARE(m_readings.size(), 1);
    m_readings[0](Reading{{QString(MaxReadingSize, 'x')}, {}, QJsonDocument(QJsonArray())});
    QTRY_VERIFY(answer.isFinished());
    QCOMPARE(answer.result().error().code, Errc::OutOfRange);
}

void TestHandover::aReadingThatIsNoneIsAnError_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<Errc>("code");
    QTest::newRow("another version") << QByteArray("refused\n") << Errc::InUse;
    QTest::newRow("nothing") << QByteArray() << Errc::Timeout;
    QTest::newRow("cut short") << QByteArray("{\"lines\":[") << Errc::Timeout;
    QTest::newRow("no JSON") << QByteArray("JOB\n") << Errc::InUse;
    QTest::newRow("no list") << QByteArray("{\"lines\":\"a\",\"notes\":[],\"json\":[]}\n") << Errc::InUse;
    QTest::newRow("no text") << QByteArray("{\"lines\":[7],\"notes\":[],\"json\":[]}\n") << Errc::InUse;
    QTest::newRow("without notes") << QByteArray("{\"lines\":[],\"json\":[]}\n") << Errc::InUse;
    QTest::newRow("without JSON") << QByteArray("{\"lines\":[],\"notes\":[]}\n") << Errc::InUse;
    QTest::newRow("JSON that is no document") << QByteArray("{\"lines\":[],\"notes\":[],\"json\":7}\n") << Errc::InUse;
    QTest::newRow("a row that is longer than the header")
        << QByteArray("{\"lines\":[],\"notes\":[],\"header\":[\"A\"],\"rows\":[[\"a\",\"b\"]],\"json\":[1]}\n")
        << Errc::InUse;
    QTest::newRow("rows that are not those of the JSON")
        << QByteArray("{\"lines\":[],\"notes\":[],\"header\":[\"A\"],\"rows\":[[\"a\"]],\"json\":[]}\n") << Errc::InUse;
    QTest::newRow("more rows, but none so far")
        << QByteArray("{\"lines\":[],\"notes\":[],\"header\":[],\"rows\":[],\"next\":7,\"json\":[]}\n") << Errc::InUse;
    QTest::newRow("the same rows again") << QByteArray(
        "{\"lines\":[],\"notes\":[],\"header\":[\"A\"],\"rows\":[[\"a\"],"
        "[\"b\"]],\"next\":-2,\"json\":[1,2]}\n")
                                         << Errc::InUse;
    QTest::newRow("deep") << QByteArray(100'000, '[') + '\n' << Errc::InUse;
    QTest::newRow("endless") << QByteArray(MaxReadingSize + 1'000, 'x') << Errc::InUse;
    QTest::newRow("its error") << "{\"error\":" + QByteArray::number(static_cast<int>(Errc::NoPeers)) + "}\n"
                               << Errc::NoPeers;
    QTest::newRow("an unknown error") << QByteArray("{\"error\":9999}\n") << Errc::Refused;
}

void TestHandover::aReadingThatIsNoneIsAnError()
{
    QFETCH(QByteArray, line);
    QFETCH(Errc, code);
    QLocalServer other;
    answerEachCaller(other, line);
    const auto answer = ask(ReadingWish::Jobs);
    QTRY_VERIFY(answer.isFinished());
    QCOMPARE(answer.result().error().code, code);
}

QTEST_GUILESS_MAIN(TestHandover)
#include "tst_handover.moc"
