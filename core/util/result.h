// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

namespace lockstep {

/// Why an operation failed. Stable: tests compare it, ui/format/errors/errortext turns it into words.
enum class Errc {
    // Bytes and text from outside
    Truncated, ///< The input ends early.
    NonCanonical, ///< A shorter or stricter form of the same value exists.
    OutOfRange, ///< A number, count or size is beyond its limit.
    Malformed, ///< The input does not follow its format.
    BadChecksum, ///< The input's own checksum does not match: a typing or copying mistake.
    WrongNetwork, ///< Valid, but for another Bitcoin network.
    Unsupported, ///< Valid, but Lockstep does not handle this kind yet.
    // Keys
    UnknownWord, ///< A recovery word that is not in the list.
    WrongPassphrase, ///< The sealed record did not open.
    Damaged, ///< A stored record is corrupt; not a matter of the passphrase.
    PrivateKeyGiven, ///< A private key where only a public one belongs.
    // Chain rules
    BadProofOfWork,
    BadDifficulty, ///< The difficulty bits are not those the network's rules demand.
    BadTime, ///< A block time that is against the rules, or too far in the future.
    Unconnected, ///< The parent is not known.
    BadMerkleRoot,
    BadWitnessCommitment,
    Mutated, ///< A block body that was tampered with though its header is right.
    FilterMismatch, ///< A filter or filter header does not hash to what was agreed.
    // Network
    NoPeers,
    Timeout,
    Disconnected,
    NotFound,
    Refused, ///< The other side, or a rule of ours, said no.
    // Storage and program
    Database,
    DiskFull,
    SchemaTooNew, ///< Written by a newer Lockstep.
    ForeignDatabase, ///< Belongs to another network or another program.
    InUse, ///< Another running Lockstep holds the data directory.
    Io,
    // Wallets and jobs
    Duplicate, ///< It exists already; `detail` is the name of what has it.
    BadName,
    NoSuchWallet,
    WalletLocked,
    TipMoved, ///< The stored tip is not the one this batch started from: plan anew.
    Cancelled,
    Stopping, ///< The program is going down.
    // Errors of wallets and jobs are stored by number: what is new comes last.
    LowWork, ///< The best chain that peers offer has less work than the network's is known to have.
    DeepReorg, ///< A branch with more work would undo so much that a person must decide; `detail` is how many blocks.
};

/// An expected failure. `detail` is English for the log and for "Copy details", or the one fact the words need
/// (a name, a word's place): never a sentence of its own in the window, never a secret.
struct Error
{
    Errc code{};
    std::string detail;
    friend bool operator==(const Error&, const Error&) = default;
};

/// Either a T or an Error: the part of C++23 std::expected<T, Error> that Lockstep uses, under the
/// same names, because GCC 12 has none. Reading the alternative that is not there is a bug: it throws,
/// nobody catches it, the program stops before it acts on a value that does not exist.
template <typename T>
class [[nodiscard]] Result
{
    static_assert(!std::is_same_v<std::remove_cv_t<T>, Error>, "a Result cannot carry an Error as its value");

public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) { }
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) { }

    bool has_value() const noexcept { return m_state.index() == 0; }
    explicit operator bool() const noexcept { return has_value(); }

    T& value() & { return std::get<0>(m_state); }
    const T& value() const& { return std::get<0>(m_state); }
    T&& value() && { return std::get<0>(std::move(m_state)); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    const Error& error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

template <>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)) { }

    bool has_value() const noexcept { return !m_error; }
    explicit operator bool() const noexcept { return has_value(); }
    const Error& error() const { return m_error.value(); }

private:
    std::optional<Error> m_error;
};

} // namespace lockstep
