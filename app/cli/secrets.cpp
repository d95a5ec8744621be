// SPDX-License-Identifier: MIT

#include "app/cli/secrets.h"

#include <QFile>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace lockstep::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::size_t LargestSecret = 64 * 1024;
constexpr std::byte LineEnd{'\n'};
constexpr std::byte Return{'\r'};

/// A file descriptor that closes itself.
class OpenFile
{
public:
    explicit OpenFile(const QString& path) : m_file(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC))
    {
    }
    ~OpenFile()
    {
        if (m_file >= 0) ::close(m_file);
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    int descriptor() const { return m_file; }

private:
    int m_file;
};

/// Switches the terminal's echo off as long as it lives.
class SilentTerminal
{
public:
    SilentTerminal()
    {
        m_isChanged = ::tcgetattr(STDIN_FILENO, &m_before) == 0;
        termios silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        silent.c_lflag |= ECHONL;
        if (m_isChanged) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~SilentTerminal()
    {
        if (m_isChanged) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    SilentTerminal(const SilentTerminal&) = delete;
    SilentTerminal& operator=(const SilentTerminal&) = delete;

private:
    termios m_before{};
    bool m_isChanged = false;
};

/// Up to `enough(bytes so far)` or the end of input.
template <typename Enough>
Result<SecureBytes> readAll(int descriptor, Enough enough)
{
    SecureBytes buffer(LargestSecret + 1);
    std::size_t size = 0;
    while (size < buffer.size()) {
        const ssize_t count = ::read(descriptor, buffer.data() + size, buffer.size() - size);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return Error{Errc::Io, std::strerror(errno)};
        size += static_cast<std::size_t>(count);
        if (count == 0 || enough(buffer.span().first(size))) break;
    }
    if (size > LargestSecret) return Error{Errc::OutOfRange, "a secret has at most 64 KiB"};
    return SecureBytes::copyOf(buffer.span().first(size));
}

SecureBytes firstLine(const SecureBytes& text)
{
    ByteSpan line = text.span();
    const auto end = std::ranges::find(line, LineEnd);
    line = line.first(static_cast<std::size_t>(end - line.begin()));
    if (!line.empty() && line.back() == Return) line = line.first(line.size() - 1);
    return SecureBytes::copyOf(line);
}

} // namespace

Result<SecureBytes> readSecretFile(const QString& path)
{
    const OpenFile file(path);
    if (file.descriptor() < 0) return Error{Errc::Io, path.toStdString() + ": " + std::strerror(errno)};
    auto bytes = readAll(file.descriptor(), [](ByteSpan) { return false; });
    if (!bytes && bytes.error().code == Errc::Io)
        return Error{Errc::Io, path.toStdString() + ": " + bytes.error().detail};
    return bytes;
}

Result<SecureBytes> readSecretLine(const QString& path)
{
    const auto text = readSecretFile(path);
    if (!text) return text.error();
    return firstLine(*text);
}

bool hasTerminal() { return ::isatty(STDIN_FILENO) == 1; }

Result<SecureBytes> promptSecret(const QString& question)
{
    const SilentTerminal silent; // Before the question: a fast typist must not be shown either.
    std::fputs(question.toUtf8().constData(), stderr);
    std::fflush(stderr);
    const auto typed = readAll(STDIN_FILENO, [](ByteSpan soFar) { return soFar.back() == LineEnd; });
    if (!typed) return typed.error();
    if (typed->empty()) return Error{Errc::Cancelled, {}};
    return firstLine(*typed);
}

} // namespace lockstep::cli
