package access

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"runtime"
	"strings"

	"golang.org/x/crypto/argon2"
)

// The cost of a password's hash: one pass over 64 MiB with four threads, about 90 ms,
// above what OWASP asks for at least (2 passes over 19 MiB).
const (
	hashPasses  = 1
	hashMemory  = 64 << 10 // KiB
	hashThreads = 4
	hashLength  = 32
	saltLength  = 16
)

// hashing lets two hashes be made at a time: many who log in at once wait, instead of
// taking the computer's memory.
var hashing = make(chan struct{}, 2)

// argon computes a hash in its turn.
func argon(password string, salt []byte, passes, memory uint32, threads uint8) []byte {
	hashing <- struct{}{}
	defer func() {
		runtime.GC() // give 64 MiB back before the next one takes as much
		<-hashing
	}()
	return argon2.IDKey([]byte(password), salt, passes, memory, threads, hashLength)
}

// Hash is a password's argon2id hash in PHC form, with its own salt.
func Hash(password string) string {
	salt := make([]byte, saltLength)
	rand.Read(salt) // never fails: the program ends where a system has no random numbers
	sum := argon(password, salt, hashPasses, hashMemory, hashThreads)
	enc := base64.RawStdEncoding.EncodeToString
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, hashMemory, hashPasses, hashThreads, enc(salt), enc(sum))
}

// Matches reports whether a password has a hash. It takes as long for a hash that is
// none as for one that does not match: a name that is unknown looks like a wrong
// password.
func Matches(password, phc string) bool {
	var version int
	var memory, passes uint32
	var threads uint8
	parts := strings.Split(phc, "$")
	ok := len(parts) == 6 && parts[1] == "argon2id"
	var salt, sum []byte
	if ok {
		_, err1 := fmt.Sscanf(parts[2]+" "+parts[3], "v=%d m=%d,t=%d,p=%d", &version, &memory, &passes, &threads)
		var err2, err3 error
		salt, err2 = base64.RawStdEncoding.DecodeString(parts[4])
		sum, err3 = base64.RawStdEncoding.DecodeString(parts[5])
		ok = err1 == nil && err2 == nil && err3 == nil && version == argon2.Version && passes > 0 && threads > 0
	}
	if !ok {
		salt, memory, passes, threads = make([]byte, saltLength), hashMemory, hashPasses, hashThreads
	}
	got := argon(password, salt, passes, memory, threads)
	return subtle.ConstantTimeCompare(got, sum) == 1 && ok
}
