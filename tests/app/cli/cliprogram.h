// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace lockstep::test {

/// What one run of the program came to.
struct CliRun
{
    int exitCode = -1;
    QByteArray out;
    QString err;

    QJsonObject object() const { return QJsonDocument::fromJson(out).object(); }
    QJsonArray array() const { return QJsonDocument::fromJson(out).array(); }

    /// Of a stream: one object a line.
    QList<QJsonObject> lines() const
    {
        QList<QJsonObject> objects;
        for (const QByteArray& line : out.split('\n'))
            if (!line.isEmpty()) objects += QJsonDocument::fromJson(line).object();
        return objects;
    }
    QString errorCode() const { return object()[QStringLiteral("error")][QStringLiteral("code")].toString(); }
};

/// The built lockstep-cli in a data directory of its own, typed at as a person would.
class CliProgram
{
public:
    explicit CliProgram(QString network = QStringLiteral("practice")) : m_network(std::move(network)) { }

    QString path(const QString& name) const { return m_folder.filePath(name); }
    QString folder() const { return m_folder.filePath(m_network); }

    /// A file with this content, for options that take one.
    QString file(const QString& name, const QByteArray& content) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write %s", qPrintable(file.fileName()));
        return file.fileName();
    }

    QStringList common() const
    {
        return {QStringLiteral("--datadir"), m_folder.path(), QStringLiteral("--network"), m_network};
    }

    CliRun run(const QStringList& words) const { return runPlain(words + common()); }
    CliRun json(const QStringList& words) const { return run(words + QStringList{QStringLiteral("--json")}); }

    /// Behind the program's back, while it is closed.
    void changeDatabase(const QString& sql) const
    {
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("change"));
            database.setDatabaseName(folder() + QStringLiteral("/lockstep.sqlite"));
            if (!database.open() || !QSqlQuery(database).exec(sql)) qFatal("the database is not changed");
        }
        QSqlDatabase::removeDatabase(QStringLiteral("change"));
    }

    static CliRun runPlain(const QStringList& words)
    {
        QProcess process;
        process.setStandardInputFile(QProcess::nullDevice()); // No terminal.
        process.start(QStringLiteral(LOCKSTEP_CLI), words);
        if (!process.waitForFinished(LongestRun)) {
            process.kill();
            process.waitForFinished();
        }
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
                QString::fromUtf8(process.readAllStandardError())};
    }

private:
    static constexpr int LongestRun = 120'000;
    QString m_network;
    QTemporaryDir m_folder;
};

/// BIP39's first test vector: never for money.
inline constexpr const char* PublicWords = "abandon abandon abandon abandon abandon abandon abandon abandon abandon "
                                           "abandon abandon about\n";

/// Of an account of the practice network, to be watched.
inline constexpr const char* AccountKey
    = "tpubDC8msFGeGuwnKG9Upg7DM2b4DaRqg3CUZa5g8v2SRQ6K4NSkxUgd7HsL2XVWbVm39yBA4LAxysQAm397"
      "zwQSQoQgewGiYZqrA9DsP4zbQ1M";

} // namespace lockstep::test
