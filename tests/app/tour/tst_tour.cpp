// SPDX-License-Identifier: MIT

#include <QDir>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

/// `lockstep --tour FOLDER`, as `./dev run` plays it.
class TestTour : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everyStepHappensAndHasItsPicture();
    void aStepThatFailsEndsItWithASentence();
    void itIsToldNothingElse_data();
    void itIsToldNothingElse();
    void whoEndsItEarlyIsTold();

private:
    static constexpr int Quickly = 30'000;
    static constexpr int Bounded = 330'000; ///< The tour's own limit, and the time to begin and to end.

    QString pictures() const { return m_folder->filePath("pictures"); }
    void start(QProcess& program, const QStringList& words = {}) const
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert("HOME", m_folder->filePath("home"));
        environment.insert("XDG_DATA_HOME", m_folder->filePath("home/data"));
        program.setProcessEnvironment(environment);
        program.start(LOCKSTEP_WINDOW, QStringList{"--tour", pictures()} + words);
    }
    static QStringList linesOf(const QByteArray& text)
    {
        return QString::fromUtf8(text).split('\n', Qt::SkipEmptyParts);
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestTour::init()
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestTour::everyStepHappensAndHasItsPicture()
{
    QProcess program;
    start(program);
    QVERIFY(program.waitForFinished(Bounded));
    const QString complaint = QString::fromUtf8(program.readAllStandardError());
    QVERIFY2(program.exitCode() == 0, qPrintable(complaint));

    const QStringList lines = linesOf(program.readAllStandardOutput());
    const QStringList files = QDir(pictures()).entryList(QDir::Files, QDir::Name);
    QCOMPARE(files.size(), lines.size());
    QCOMPARE(files.first(), "01-welcome.png");
    for (const char* name :
         {"typed-back", "restored", "three-wallets", "paid", "import", "reorganised", "locked", "lockstep"})
        QVERIFY2(files.filter(QString("-%1.png").arg(name)).size() == 1, name);
    QSet<QByteArray> different;
    for (qsizetype i = 0; i < files.size(); ++i) {
        QVERIFY2(lines[i].contains(files[i]), qPrintable(lines[i]));
        QFile file(QDir(pictures()).filePath(files[i]));
        QVERIFY(file.open(QIODevice::ReadOnly));
        different.insert(file.readAll());
        QVERIFY2(QImage(file.fileName()).width() >= 900, qPrintable(files[i]));
    }
    QCOMPARE(different.size(), files.size());
    QVERIFY(!QDir(m_folder->filePath("home/data/lockstep")).exists()); // the person's own data is not touched
}

void TestTour::aStepThatFailsEndsItWithASentence()
{
    QVERIFY(QDir().mkpath(pictures() + "/02-words.png"));
    QProcess program;
    start(program);
    QVERIFY(program.waitForFinished(Bounded));
    QCOMPARE(program.exitCode(), 1);
    QCOMPARE(linesOf(program.readAllStandardOutput()).size(), 1);
    const QString said = QString::fromUtf8(program.readAllStandardError());
    QVERIFY2(said.contains("step 2") && said.contains("words"), qPrintable(said));
}

void TestTour::itIsToldNothingElse_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("a data folder") << QStringList{"--datadir", "/tmp"};
    QTest::newRow("another network") << QStringList{"--network", "mainnet"};
    QTest::newRow("a peer") << QStringList{"--connect", "127.0.0.1"};
    QTest::newRow("a link") << QStringList{"bitcoin:bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080"};
    QTest::newRow("a folder that cannot be made") << QStringList{"--tour", LOCKSTEP_WINDOW "/pictures"};
}

void TestTour::itIsToldNothingElse()
{
    QFETCH(QStringList, words);
    QProcess program;
    start(program, words);
    QVERIFY(program.waitForFinished(Quickly));
    QCOMPARE(program.exitCode(), 2);
    QVERIFY(!program.readAllStandardError().isEmpty());
}

void TestTour::whoEndsItEarlyIsTold()
{
    QProcess program;
    start(program);
    QVERIFY(program.waitForReadyRead(Quickly)); // the first step
    program.terminate();
    QVERIFY(program.waitForFinished(Quickly));
    QCOMPARE(program.exitCode(), 1);
    const QString said = QString::fromUtf8(program.readAllStandardError());
    QVERIFY2(said.contains("interrupted"), qPrintable(said));
}

QTEST_GUILESS_MAIN(TestTour)
#include "tst_tour.moc"
