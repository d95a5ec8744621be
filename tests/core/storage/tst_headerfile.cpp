// SPDX-License-Identifier: MIT

#include "core/storage/files/headerfile.h"
#include "tests/support/testdatabase.h"

#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <sys/stat.h>

using namespace lockstep;
using namespace lockstep::test;

namespace {

constexpr std::uint32_t Count = 3'000;

std::vector<BlockHeader> someHeaders()
{
    std::vector<BlockHeader> headers(Count);
    for (std::uint32_t i = 0; i < Count; ++i) headers[i].nonce = i;
    return headers;
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly)) qFatal("cannot read");
    return file.readAll();
}

} // namespace

class TestHeaderFile final : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString path() const { return m_folder.filePath("chain.headers"); }

    void save()
    {
        auto writer = must(HeaderFileWriter::begin(path().toStdString(), testIdentity(), {{1}, Count}));
        const auto headers = someHeaders();
        must(writer.append(std::span(headers).first(2'000)));
        must(writer.append(std::span(headers).subspan(2'000)));
        must(writer.finish());
    }

    void put(const QByteArray& bytes)
    {
        QFile file(path());
        if (!file.open(QFile::WriteOnly | QFile::Truncate)) qFatal("cannot write");
        file.write(bytes);
    }

    /// Reads all of it; the first error, or none.
    Result<std::vector<BlockHeader>> load(const DatabaseIdentity& network = testIdentity())
    {
        auto reader = HeaderFileReader::open(path().toStdString(), network);
        if (!reader) return reader.error();
        for (;;) {
            const auto more = reader->checkMore();
            if (!more) return more.error();
            if (!*more) break;
        }
        std::vector<BlockHeader> all;
        for (;;) {
            const auto part = reader->readMore(700);
            if (!part) return part.error();
            if (part->empty()) return all;
            all.insert(all.end(), part->begin(), part->end());
        }
    }

private slots:
    void whatWasSavedIsRead()
    {
        save();
        QVERIFY(must(load()) == someHeaders());
        QCOMPARE(QFileInfo(path()).size(), qint64(48 + Count * 80 + 32));
        QVERIFY(!QFile::exists(path() + ".new"));
    }

    void anotherNetworksFileIsRefused()
    {
        save();
        DatabaseIdentity other = testIdentity();
        other.magic[0] = std::byte{1};
        QCOMPARE(int(load(other).error().code), int(Errc::WrongNetwork));
        other = testIdentity();
        other.genesis = pointAt(1).hash;
        QCOMPARE(int(load(other).error().code), int(Errc::WrongNetwork));
    }

    void aTornFileIsRefusedWhereverItWasCut()
    {
        save();
        const QByteArray whole = contentOf(path());
        for (const qsizetype size : {qsizetype{0}, qsizetype{3}, qsizetype{4}, qsizetype{47}, qsizetype{48},
                                     qsizetype{128}, whole.size() - 33, whole.size() - 1}) {
            put(whole.first(size));
            const Errc code = load().error().code;
            QVERIFY2(code == (size < 4 ? Errc::Malformed : Errc::Truncated), qPrintable(QString::number(size)));
        }
        put(whole + '\0');
        QCOMPARE(int(load().error().code), int(Errc::Malformed));
    }

    void anyDamagedByteIsFound()
    {
        save();
        const QByteArray whole = contentOf(path());
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        for (int round = 0; round < 150; ++round) {
            QByteArray damaged = whole;
            const qsizetype offset = round < 48 ? round : random.bounded(int(whole.size()));
            damaged[offset] = static_cast<char>(damaged[offset] ^ (1 + random.bounded(255)));
            put(damaged);
            QVERIFY2(!load(), qPrintable(QString::number(offset)));
        }
    }

    void aNewerVersionIsSaidToBeOne()
    {
        save();
        QByteArray bytes = contentOf(path());
        bytes[3] = 2;
        put(bytes);
        QCOMPARE(int(load().error().code), int(Errc::Unsupported));
    }

    void whatIsNoFileIsNotWaitedFor()
    {
        QCOMPARE(int(load().error().code), int(Errc::NotFound));
        QCOMPARE(::mkfifo(qPrintable(path()), 0600), 0);
        QCOMPARE(int(load().error().code), int(Errc::Io));
    }

    void halfAFileIsNeverFoundUnderItsName()
    {
        save();
        const QByteArray before = contentOf(path());
        {
            auto writer = must(HeaderFileWriter::begin(path().toStdString(), testIdentity(), {{1}, Count}));
            const auto headers = someHeaders();
            must(writer.append(std::span(headers).first(500)));
        }
        QCOMPARE(contentOf(path()), before);
        QVERIFY(!QFile::exists(path() + ".new"));
    }

    void cleanup() { QFile::remove(path()); }
};

QTEST_GUILESS_MAIN(TestHeaderFile)
#include "tst_headerfile.moc"
