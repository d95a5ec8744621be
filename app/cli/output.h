// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/hashes.h"
#include "core/util/result.h"
#include "ui/format/errors/errortext.h"
#include "ui/format/program/reading.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>
#include <QStringList>

namespace lockstep::cli {

/// What the program ends with; --help says the same.
enum ExitCode { Success = 0, Failed = 1, Misused = 2 };

/// What goes to the terminal: aligned text for people, or JSON for programs. Names and labels from the person's files
/// are stripped of control characters, so that none can drive the terminal.
class Output
{
public:
    explicit Output(bool isJson) : m_isJson(isJson) { }
    bool isJson() const { return m_isJson; }

    void document(const QJsonObject& object) const; ///< One JSON document, indented.
    void document(const QJsonArray& array) const;
    void jsonLine(const QJsonObject& object) const; ///< One object a line, for streams.

    void text(const QString& line) const;
    void note(const QString& line) const; ///< To stderr: advice that is no result.

    /// Columns that begin with '>' in the header are aligned to the right.
    void table(const QStringList& header, const QList<QStringList>& rows) const;

    void show(const Reading& reading) const; ///< Its text, or its JSON.

    int fail(const Error& error, ErrorSubject subject = ErrorSubject::General) const; ///< Says it; Failed.
    int fail(const Error& error, const ErrorText& words) const;
    int misuse(const QString& sentence) const; ///< The command line itself is wrong; Misused.

private:
    bool m_isJson;
};

} // namespace lockstep::cli
